package gateway.delivery;

import gateway.contract.ContractId;
import gateway.contract.TenantId;
import java.time.Instant;

/**
 * One event as it leaves: its JSON is {@code {id, type, occurredAt, tenant, contract: {id,
 * externalId, status, level}, sequence, data}}.
 *
 * @param id {@code evt_} + UUID version 7; the same over retries and replays
 * @param sequence counts the events of one contract from 1
 * @param json the envelope, ready to be sent
 */
public record EventEnvelope(
    String id,
    String type,
    Instant occurredAt,
    TenantId tenant,
    ContractId contract,
    long sequence,
    String json) {}
