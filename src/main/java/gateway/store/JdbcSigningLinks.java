package gateway.store;

import gateway.access.SigningLinkRows;
import gateway.contract.RecipientId;
import java.time.Instant;
import java.util.Optional;

/** Signing links in the table {@code signing_link}. */
public final class JdbcSigningLinks implements SigningLinkRows {
  private final Database database;

  public JdbcSigningLinks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<LinkRow> byRecipient(RecipientId recipient) {
    return database.queryOne(
        "SELECT id, recipient, generation FROM signing_link WHERE recipient = ?",
        JdbcSigningLinks::read,
        recipient.value());
  }

  @Override
  public Optional<LinkRow> byId(String id) {
    return database.queryOne(
        "SELECT id, recipient, generation FROM signing_link WHERE id = ?",
        JdbcSigningLinks::read,
        id);
  }

  @Override
  public void insertIfAbsent(RecipientId recipient, String id, Instant at) {
    database.update(
        "INSERT INTO signing_link (id, recipient, generation, created_at) VALUES (?, ?, 1, ?)"
            + " ON CONFLICT (recipient) DO NOTHING",
        id,
        recipient.value(),
        at);
  }

  @Override
  public void renew(RecipientId recipient) {
    database.update(
        "UPDATE signing_link SET generation = generation + 1 WHERE recipient = ?",
        recipient.value());
  }

  private static LinkRow read(Row row) {
    return new LinkRow(
        row.text("id"), new RecipientId(row.number("recipient")), row.intNumber("generation"));
  }
}
