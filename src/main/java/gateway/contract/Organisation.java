package gateway.contract;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The tenant as its signatories see it.
 *
 * @param email where recipients can ask back; null when not configured
 * @param accent colour of buttons and links as {@code #1b4f8f}, in pages and mails; null for
 *     Paraph's own
 * @param zone for every date shown, in pages, mails and documents
 */
public record Organisation(
    String name, @Nullable String email, ZoneId zone, @Nullable String accent) {

  public Organisation(String name, @Nullable String email, ZoneId zone) {
    this(name, email, zone, null);
  }
}
