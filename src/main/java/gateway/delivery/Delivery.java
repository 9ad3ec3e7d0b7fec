package gateway.delivery;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param body frozen: the same bytes at each attempt
 * @param attempts ever made, the one under way included
 * @param tries made since the schedule began; a replay begins it again
 */
public record Delivery(
    long id,
    TenantId tenant,
    ContractId contract,
    String eventId,
    String eventType,
    long endpoint,
    String origin,
    String contentType,
    byte[] body,
    DeliveryState state,
    int attempts,
    int tries,
    int replays,
    Instant nextAt,
    @Nullable Instant deliveredAt) {}
