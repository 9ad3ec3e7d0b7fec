package gateway.contract;

import gateway.base.PermanentFailure;
import java.util.regex.Pattern;

/**
 * Whose data it is. Comes only from an API key, a session or a connector folder, never from a
 * request parameter, and leads every unique key, blob path and cache key.
 */
public record TenantId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  public static final TenantId DEFAULT = new TenantId("default");

  public TenantId {
    if (!SHAPE.matcher(value).matches()) {
      throw new PermanentFailure(
          "tenant.name", "A tenant's name has 1 to 40 characters a-z, 0-9 and -: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
