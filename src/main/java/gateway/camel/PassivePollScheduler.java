package gateway.camel;

import gateway.connector.Schedule;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler that never polls by itself: it hands the poll to the {@link PollRegistry}, where work
 * from the database runs it on the one node that claimed it. So no thread waits for a server, and
 * nodes that share a database do not poll the same feed at once.
 */
public final class PassivePollScheduler extends ServiceSupport
    implements ScheduledPollConsumerScheduler {
  /** The registry's name in the Camel context. */
  static final String REGISTRY = "paraph-polls";

  private @Nullable CamelContext context;
  private @Nullable Consumer consumer;
  private @Nullable Runnable task;
  private @Nullable String registeredAs;
  private Duration period = Duration.ofMinutes(5);

  /** Set how often the source is polled; called by the Kamelet. */
  public void setSchedule(String schedule) {
    period = Schedule.parse(schedule).period();
  }

  @Override
  public void onInit(Consumer newConsumer) {
    consumer = newConsumer;
  }

  @Override
  public void scheduleTask(Runnable newTask) {
    task = newTask;
  }

  @Override
  public void startScheduler() {
    DefaultConsumer polled = (DefaultConsumer) Objects.requireNonNull(consumer);
    String route = RouteNames.clientRoute(polled.getRouteId());
    polls().register(route, polled, Objects.requireNonNull(task), period);
    registeredAs = route;
  }

  @Override
  public void unscheduleTask() {
    String route = registeredAs;
    if (route != null) {
      polls().unregister(route, Objects.requireNonNull(consumer));
      registeredAs = null;
    }
  }

  @Override
  public boolean isSchedulerStarted() {
    return registeredAs != null;
  }

  private PollRegistry polls() {
    CamelContext in = Objects.requireNonNull(consumer).getEndpoint().getCamelContext();
    return Objects.requireNonNull(
        in.getRegistry().lookupByNameAndType(REGISTRY, PollRegistry.class));
  }

  @Override
  protected void doStop() {
    unscheduleTask();
  }

  @Override
  protected void doShutdown() {
    unscheduleTask();
  }

  @Override
  public void setCamelContext(CamelContext newContext) {
    context = newContext;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }
}
