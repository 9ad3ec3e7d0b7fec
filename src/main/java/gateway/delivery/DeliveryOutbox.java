package gateway.delivery;

import java.net.URI;

/** Where a delivery is frozen: what is written here is resent byte for byte until it arrives. */
public interface DeliveryOutbox {
  /**
   * Freeze one delivery and schedule its first attempt, in the running transaction. The same event,
   * endpoint and origin freeze once only.
   *
   * @param origin the route id, or {@code contract} for a callback named in the request
   * @param secretName name of the signing secret ({@code whsec_…}), resolved at each attempt
   */
  void freeze(
      EventEnvelope event,
      String origin,
      URI url,
      String secretName,
      String contentType,
      byte[] body);
}
