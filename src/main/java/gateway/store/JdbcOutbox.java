package gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.access.MasterKey;
import gateway.contract.ContractId;
import gateway.contract.RecipientId;
import gateway.contract.TenantId;
import gateway.notify.Channel;
import gateway.notify.Mail;
import gateway.notify.Message;
import gateway.notify.Occasion;
import gateway.notify.Outbox;
import gateway.notify.SmsSender;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Mails and text messages in the table {@code mail_outbox}; addresses and content are wrapped by
 * the master key.
 */
public final class JdbcOutbox implements Outbox {
  private static final String PURPOSE = "mail";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final MasterKey masterKey;

  public JdbcOutbox(Database database, MasterKey masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  @Override
  public boolean insertIfAbsent(Entry entry, Message message) {
    return database.update(
            "INSERT INTO mail_outbox (id, tenant, contract, recipient, channel, occasion,"
                + " dedupe_key, destination, message_id, content, state, attempts, created_at,"
                + " not_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)"
                + " ON CONFLICT (tenant, dedupe_key) DO NOTHING",
            entry.id(),
            entry.tenant().value(),
            entry.contract().value(),
            entry.recipient().value(),
            entry.channel(),
            entry.occasion(),
            entry.dedupeKey(),
            entry.destination(),
            message.messageId(),
            wrapped(message),
            State.WAITING,
            entry.createdAt(),
            entry.notAfter())
        == 1;
  }

  @Override
  public Optional<Waiting> waiting(long id) {
    return database.queryOne(
        "SELECT id, tenant, contract, recipient, channel, occasion, dedupe_key, destination,"
            + " content, attempts, last_error, created_at, not_after FROM mail_outbox WHERE id = ?"
            + " AND state = ?",
        this::read,
        id,
        State.WAITING);
  }

  @Override
  public boolean attempted(long id) {
    return database.update(
            "UPDATE mail_outbox SET attempts = attempts + 1 WHERE id = ? AND state = ?",
            id,
            State.WAITING)
        == 1;
  }

  @Override
  public void failedForNow(long id, String error) {
    database.update(
        "UPDATE mail_outbox SET last_error = ? WHERE id = ? AND state = ?",
        error,
        id,
        State.WAITING);
  }

  @Override
  public void sent(long id, Instant at) {
    database.update(
        "UPDATE mail_outbox SET state = ?, sent_at = ?, content = NULL, last_error = NULL"
            + " WHERE id = ?",
        State.SENT,
        at,
        id);
  }

  @Override
  public boolean failed(long id, String error) {
    return database.update(
            "UPDATE mail_outbox SET state = ?, last_error = ?, content = NULL"
                + " WHERE id = ? AND state = ?",
            State.FAILED,
            error,
            id,
            State.WAITING)
        == 1;
  }

  @Override
  public Optional<Entry> bounced(String messageId, String diagnostic) {
    return database.call(
        () -> {
          int changed =
              database.update(
                  "UPDATE mail_outbox SET state = ?, diagnostic = ?, last_error = 'mail.bounced'"
                      + " WHERE message_id = ? AND channel = ? AND state = ?",
                  State.BOUNCED,
                  diagnostic,
                  messageId,
                  Channel.EMAIL,
                  State.SENT);
          return changed == 0
              ? Optional.empty()
              : database.queryOne(
                  "SELECT * FROM mail_outbox WHERE message_id = ?", this::entry, messageId);
        });
  }

  @Override
  public Map<State, Long> counts() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0L);
    }
    database
        .query(
            "SELECT state, COUNT(*) AS n FROM mail_outbox GROUP BY state",
            row -> Map.entry(State.valueOf(row.text("state")), row.number("n")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private Waiting read(Row row) {
    Entry entry = entry(row);
    return new Waiting(
        entry,
        unwrapped(entry.channel(), row.bytes("content")),
        row.intNumber("attempts"),
        row.textOrNull("last_error"));
  }

  private Entry entry(Row row) {
    return new Entry(
        row.number("id"),
        new TenantId(row.text("tenant")),
        new ContractId(row.number("contract")),
        new RecipientId(row.number("recipient")),
        Channel.valueOf(row.text("channel")),
        Occasion.valueOf(row.text("occasion")),
        row.text("dedupe_key"),
        row.text("destination"),
        row.instant("created_at"),
        row.instant("not_after"));
  }

  private byte[] wrapped(Message message) {
    try {
      return masterKey.wrap(PURPOSE, JSON.writeValueAsBytes(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Message unwrapped(Channel channel, byte[] content) {
    Class<? extends Message> kind = channel == Channel.SMS ? SmsSender.Sms.class : Mail.class;
    try {
      return JSON.readValue(masterKey.unwrap(PURPOSE, content), kind);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
