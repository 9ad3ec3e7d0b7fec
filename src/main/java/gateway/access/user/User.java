package gateway.access.user;

import gateway.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account of the back office. The password's hash is not part of it, so that no page can show
 * it.
 *
 * @param locale {@code fr} or {@code en}
 */
public record User(
    UserId id,
    TenantId tenant,
    String email,
    String name,
    UserRole role,
    UserState state,
    String locale,
    Instant createdAt,
    @Nullable Instant lastSignInAt) {

  /** The name in audit trails: an id, never a person's name. */
  public String actor() {
    return id.toString();
  }

  boolean isActiveAdministrator() {
    return role == UserRole.ADMINISTRATOR && state == UserState.ACTIVE;
  }

  User with(String newName, UserRole newRole, UserState newState) {
    return new User(id, tenant, email, newName, newRole, newState, locale, createdAt, lastSignInAt);
  }
}
