package gateway.store;

import gateway.access.user.LinkPurpose;
import gateway.access.user.OneTimeLink;
import gateway.access.user.OneTimeLinkRows;
import gateway.access.user.UserId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.Optional;

/** One-time links in the table {@code one_time_link}. */
public final class JdbcOneTimeLinks implements OneTimeLinkRows {
  private final Database database;

  public JdbcOneTimeLinks(Database database) {
    this.database = database;
  }

  @Override
  public void insert(OneTimeLink link) {
    UserId user = link.user();
    database.update(
        "INSERT INTO one_time_link (sha256, tenant, purpose, app_user, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        link.sha256(),
        link.tenant().value(),
        link.purpose(),
        user == null ? null : user.value(),
        link.expiresAt());
  }

  @Override
  public Optional<OneTimeLink> unused(String sha256) {
    return database.queryOne(
        "SELECT sha256, tenant, purpose, app_user, expires_at FROM one_time_link"
            + " WHERE sha256 = ? AND used_at IS NULL",
        JdbcOneTimeLinks::read,
        sha256);
  }

  @Override
  public boolean use(String sha256, Instant at) {
    return database.update(
            "UPDATE one_time_link SET used_at = ? WHERE sha256 = ? AND used_at IS NULL", at, sha256)
        == 1;
  }

  @Override
  public void revoke(UserId user) {
    database.update("DELETE FROM one_time_link WHERE app_user = ?", user.value());
  }

  @Override
  public int purge(Instant before) {
    return database.update("DELETE FROM one_time_link WHERE expires_at < ?", before);
  }

  private static OneTimeLink read(Row row) {
    Long user = row.numberOrNull("app_user");
    return new OneTimeLink(
        row.text("sha256"),
        new TenantId(row.text("tenant")),
        LinkPurpose.valueOf(row.text("purpose")),
        user == null ? null : new UserId(user),
        row.instant("expires_at"));
  }
}
