package gateway.signing;

/** Where timestamps come from. */
@FunctionalInterface
public interface TimestampSource {
  /**
   * Let an authority put its time on a SHA-256 digest.
   *
   * @throws gateway.base.TransientFailure {@code timestamp.unavailable} when no authority answers
   *     properly
   */
  Timestamp stamp(byte[] sha256);
}
