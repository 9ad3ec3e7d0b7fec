package gateway.store;

import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import gateway.notify.Channel;
import gateway.notify.Occasion;
import gateway.notify.Outbox;
import gateway.notify.OutboxQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the table {@code mail_outbox}. */
public final class JdbcOutboxQueries implements OutboxQueries {
  private static final String ASKING =
      Occasion.ASKING.stream()
          .map(occasion -> "'" + occasion + "'")
          .sorted()
          .collect(Collectors.joining(", "));

  private final Database database;

  public JdbcOutboxQueries(Database database) {
    this.database = database;
  }

  @Override
  public List<Told> of(TenantId tenant, ContractId contract) {
    return database.query(
        "SELECT * FROM mail_outbox WHERE tenant = ? AND contract = ? ORDER BY id",
        JdbcOutboxQueries::told,
        tenant.value(),
        contract.value());
  }

  private static Told told(Row row) {
    return new Told(
        row.number("id"),
        Channel.valueOf(row.text("channel")),
        Occasion.valueOf(row.text("occasion")),
        new RecipientId(row.number("recipient")),
        row.text("destination"),
        Outbox.State.valueOf(row.text("state")),
        row.intNumber("attempts"),
        row.textOrNull("last_error"),
        row.textOrNull("diagnostic"),
        row.instant("created_at"),
        row.instantOrNull("sent_at"));
  }

  @Override
  public Optional<Instant> lastAsked(RecipientId recipient) {
    return database
        .query(
            "SELECT created_at FROM mail_outbox WHERE recipient = ? AND occasion IN ("
                + ASKING
                + ") ORDER BY created_at DESC LIMIT 1",
            row -> row.instant("created_at"),
            recipient.value())
        .stream()
        .findFirst();
  }

  @Override
  public List<Due> due(Instant now, Instant yesterday, Instant tomorrow) {
    return database.query(
        """
        SELECT r.contract, r.id
        FROM contract c JOIN recipient r ON r.contract = c.id
        WHERE c.status = 'OPEN' AND c.remind_every IS NOT NULL AND c.created_at <= ?
          AND (c.expires_at IS NULL OR c.expires_at > ?)
          AND r.status IN ('INVITED', 'VIEWED')
          AND NOT EXISTS (
            SELECT 1 FROM mail_outbox m
            WHERE m.recipient = r.id AND m.occasion IN (%1$s)
              AND (m.created_at > ? OR m.state IN ('FAILED', 'BOUNCED')))
          AND (c.expires_at <= ? OR c.remind_every + COALESCE((
            SELECT MAX(m.created_at) FROM mail_outbox m
            WHERE m.recipient = r.id AND m.occasion IN (%1$s)), c.created_at) <= ?)
        ORDER BY r.id
        """
            .formatted(ASKING),
        row -> new Due(new ContractId(row.number("contract")), new RecipientId(row.number("id"))),
        yesterday,
        now,
        yesterday,
        tomorrow,
        now);
  }

  @Override
  public long countSince(TenantId tenant, Channel channel, Instant since) {
    database.hold("messages", tenant + "/" + channel); // whoever counts may add one
    return database
        .query(
            "SELECT COUNT(*) AS n FROM mail_outbox"
                + " WHERE tenant = ? AND channel = ? AND created_at > ?",
            row -> row.number("n"),
            tenant.value(),
            channel,
            since)
        .get(0);
  }
}
