package gateway.store;

import gateway.base.GatewayFailure;
import gateway.base.TransientFailure;
import java.sql.SQLException;

/** Turns what the driver throws into the gateway's own failures, once, at this edge. */
final class StoreFailures {
  private StoreFailures() {}

  static GatewayFailure translate(SQLException e) {
    // Constraint violations are programming errors here: callers use ON CONFLICT where one can
    // happen. Everything else (busy, connection lost, disk full) may pass.
    return new TransientFailure(
        "store.unavailable", "The database did not answer as expected: " + e.getMessage(), e);
  }
}
