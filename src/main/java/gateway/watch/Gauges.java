package gateway.watch;

import gateway.base.GatewayFailure;
import gateway.store.QueueCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits, as gauges. They are read by {@link #refresh} every few seconds, not at each scrape: a
 * scrape then never waits for the database, and many scrapers cost no more than one.
 */
public final class Gauges {
  private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

  private final QueueCounts counts;
  private final MultiGauge queues;
  private final AtomicReference<Double> oldest = new AtomicReference<>(0.0);
  private final AtomicReference<Double> readable = new AtomicReference<>(1.0);

  public Gauges(MeterRegistry registry, QueueCounts counts) {
    this.counts = counts;
    this.queues =
        MultiGauge.builder("paraph.queue")
            .description("Rows by queue and state: work, parked work, mails, deliveries, contracts")
            .register(registry);
    Gauge.builder("paraph.delivery.oldest", oldest, AtomicReference::get)
        .description("Age of the oldest delivery that still waits")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("paraph.database.readable", readable, AtomicReference::get)
        .description("1 while the last look at the queues succeeded")
        .register(registry);
  }

  /** Look again; the last figures stay when the database does not answer. */
  public void refresh() {
    try {
      List<MultiGauge.Row<?>> rows =
          counts.read().stream()
              .<MultiGauge.Row<?>>map(
                  count ->
                      MultiGauge.Row.of(
                          Tags.of("queue", count.queue(), "state", count.state()), count.amount()))
              .collect(Collectors.toList());
      queues.register(rows, true);
      oldest.set(counts.oldestDeliverySeconds());
      readable.set(1.0);
    } catch (GatewayFailure e) {
      readable.set(0.0);
      LOG.warn("The queues cannot be counted now ({})", e.code());
    }
  }
}
