package gateway.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One stored audit entry.
 *
 * @param entry canonical JSON, as hashed
 * @param hash SHA-256 of it, hexadecimal
 * @param personal JSON {@code {name: {salt, value}}}; null when there is none or it was erased
 */
public record AuditRow(long seq, String entry, String hash, @Nullable String personal) {}
