package gateway.access.user;

import gateway.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets somebody choose a password, once.
 *
 * @param user whose password; null for a new administrator
 */
public record OneTimeLink(
    String sha256,
    TenantId tenant,
    LinkPurpose purpose,
    @Nullable UserId user,
    Instant expiresAt) {}
