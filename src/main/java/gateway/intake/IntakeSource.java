package gateway.intake;

import gateway.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where one thing came from and what makes it the same thing when it comes again.
 *
 * @param source the ledger's name of the way in: {@code api}, or a route id such as {@code
 *     demo.people}
 * @param client the connector folder, null for the API
 * @param businessKey unique per tenant and source: the same key never makes a second contract
 * @param digest SHA-256 (hex) of the content; the same key with another digest is a conflict
 * @param location for people: {@code people.csv:3}
 */
public record IntakeSource(
    TenantId tenant,
    String source,
    @Nullable String client,
    String businessKey,
    String digest,
    String location) {}
