package gateway.camel;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;

/** Every source that is polled by work from the database instead of a thread of its own. */
public final class PollRegistry {
  private final Map<String, PolledSource> sources = new ConcurrentHashMap<>();
  private final Clock clock;

  public PollRegistry(Clock clock) {
    this.clock = clock;
  }

  void register(String route, Consumer consumer, Runnable task, Duration period) {
    sources.put(route, new PolledSource(route, consumer, task, period));
  }

  void unregister(String route, Consumer consumer) {
    PolledSource source = sources.get(route);
    if (source != null && source.isOf(consumer)) {
      source.close();
      sources.remove(route, source);
    }
  }

  /** Run one bounded poll of this route on this thread; empty when no such source runs here. */
  Optional<PolledSource.Outcome> poll(String route) {
    PolledSource source = sources.get(route);
    return source == null ? Optional.empty() : Optional.ofNullable(source.poll(clock.instant()));
  }

  void took(Consumer consumer, int files) {
    by(consumer).ifPresent(source -> source.took(files));
  }

  void failed(Consumer consumer, Throwable why) {
    by(consumer).ifPresent(source -> source.failed(Failures.sentence(why)));
  }

  void failed(String route, Throwable why) {
    Optional.ofNullable(sources.get(route)).ifPresent(s -> s.failed(Failures.sentence(why)));
  }

  void refused(String route, String why) {
    Optional.ofNullable(sources.get(route)).ifPresent(source -> source.refused(why));
  }

  /** The routes of one client that are polled. */
  List<String> routes(String client) {
    return sources.keySet().stream().filter(r -> RouteNames.isOf(client, r)).sorted().toList();
  }

  public List<PollStatus> status(String client) {
    return sources.values().stream()
        .map(PolledSource::status)
        .filter(status -> RouteNames.isOf(client, status.route()))
        .sorted(Comparator.comparing(PollStatus::route))
        .toList();
  }

  private Optional<PolledSource> by(Consumer consumer) {
    return sources.values().stream().filter(source -> source.isOf(consumer)).findFirst();
  }
}
