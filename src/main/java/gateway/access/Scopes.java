package gateway.access;

import java.util.List;

/** What an API key can be given. */
public final class Scopes {
  /** To have the organisation's seal signed with where no person signs (mode {@code seal}). */
  public static final String SEAL = "sign:seal";

  /** All there are, the harmless first. */
  public static final List<String> ALL =
      List.of("contracts:read", "contracts:write", "sign:links", SEAL, "events:read", "admin");

  private Scopes() {}
}
