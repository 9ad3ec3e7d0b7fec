package gateway.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One callback as the demo ERP took it.
 *
 * @param eventId the {@code webhook-id}, the same over all tries
 * @param attempt counts the arrivals of one event id from 1
 * @param type for example {@code contract.closed}, empty when the body does not say
 * @param contractId public id, empty when the body does not say
 * @param verified whether the Standard Webhooks signature is right
 * @param error what is wrong with it, in words: the signature, or a body that changed between tries
 */
record Receipt(
    String eventId,
    int attempt,
    Instant receivedAt,
    String type,
    String contractId,
    boolean verified,
    String bodySha256,
    @Nullable String error) {

  /** A contract is known to the ERP when this holds for one of its receipts. */
  boolean tellsOfClosing(String contract) {
    return verified
        && error == null
        && type.equals("contract.closed")
        && contractId.equals(contract);
  }
}
