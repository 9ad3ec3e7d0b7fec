package gateway.access.user;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One-time links: 256 random bits, of which the SHA-256 is stored; looking never uses one up. */
public final class OneTimeLinks {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

  private final OneTimeLinkRows rows;
  private final Transactions transactions;
  private final Clock clock;

  public OneTimeLinks(OneTimeLinkRows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Make a link for a new administrator and return its token. */
  public String forAdministrator(TenantId tenant) {
    return make(tenant, LinkPurpose.ADMINISTRATOR, null);
  }

  /** Make a link for an account, which replaces its earlier ones. */
  String forUser(User user, LinkPurpose purpose) {
    return transactions.call(
        () -> {
          rows.revoke(user.id());
          return make(user.tenant(), purpose, user.id());
        });
  }

  private String make(TenantId tenant, LinkPurpose purpose, @Nullable UserId user) {
    String token = Ids.randomHex(32);
    Instant expires = clock.instant().plus(purpose.life());
    transactions.run(
        () -> rows.insert(new OneTimeLink(Sha256.hex(token), tenant, purpose, user, expires)));
    return token;
  }

  /** Find a link that can still be used. */
  public Optional<OneTimeLink> find(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return rows.unused(Sha256.hex(token)).filter(link -> link.expiresAt().isAfter(clock.instant()));
  }

  /** Use it up; false when somebody was faster. */
  boolean use(OneTimeLink link) {
    return rows.use(link.sha256(), clock.instant());
  }

  /** Make every unused link of this user useless. */
  void revoke(UserId user) {
    rows.revoke(user);
  }

  /** Delete what can never be used; returns the rows deleted. */
  public int purge() {
    return transactions.call(() -> rows.purge(clock.instant()));
  }
}
