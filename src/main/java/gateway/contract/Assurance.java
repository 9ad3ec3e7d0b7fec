package gateway.contract;

import java.time.Instant;

/**
 * How a recipient's identity was checked; all wording about a signature's weight derives from it.
 *
 * @param method for example {@code one-time-code}
 * @param channel {@code email} or {@code sms}
 * @param maskedDestination for example {@code l***a@example.org}
 * @param checkedBy who checked, for example {@code paraph}
 */
public record Assurance(
    String method, String channel, String maskedDestination, String checkedBy, Instant at) {}
