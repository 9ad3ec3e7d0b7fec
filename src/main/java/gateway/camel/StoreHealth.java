package gateway.camel;

import gateway.base.GatewayFailure;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness: the store takes a write and has synced it. Without that nothing may be acknowledged,
 * so a load balancer should send people to another node. Liveness is not touched: a restart does
 * not mend a disk.
 */
public final class StoreHealth extends AbstractHealthCheck {
  private final Runnable write;

  /**
   * @param write makes one durable change of no consequence
   */
  public StoreHealth(Runnable write) {
    super("paraph", "store");
    this.write = write;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      write.run();
      builder.up();
    } catch (GatewayFailure e) {
      builder.message("The store takes no writes (" + e.code() + ")").down();
    }
  }
}
