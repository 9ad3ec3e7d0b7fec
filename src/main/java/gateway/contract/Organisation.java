package gateway.contract;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The tenant as its signatories see it.
 *
 * @param email where recipients can ask back; null when not configured
 * @param zone for every date shown, in pages, mails and documents
 */
public record Organisation(String name, @Nullable String email, ZoneId zone) {}
