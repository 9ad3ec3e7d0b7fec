package gateway.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
  /** To be tried, now or later; also while its endpoint is disabled. */
  WAITING,
  /** An endpoint answered 2xx. */
  DELIVERED,
  /** Given up until somebody replays it; kept whole. */
  PARKED
}
