package gateway.notify;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails the one-time link of an account while its administrator waits. Not through the outbox: the
 * link is kept nowhere, and who invites hears at once whether they must hand it over themselves.
 */
public final class AccountMail {
  private static final Logger LOG = LoggerFactory.getLogger(AccountMail.class);
  private static final String NO_SERVER = "mail.not-configured";

  private final MailTransport transport;
  private final MailAddress from;
  private final Organisations organisations;
  private final Clock clock;

  /**
   * @param from the gateway's own address, under which it may send
   */
  public AccountMail(
      MailTransport transport, MailAddress from, Organisations organisations, Clock clock) {
    this.transport = transport;
    this.from = from;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** Whom it goes to; {@code locale} is the language of the mail. */
  public record Reader(TenantId tenant, String email, String name, String locale) {}

  /** What became of it. */
  public enum Outcome {
    /** The mail server took it. */
    SENT,
    FAILED,
    /** There is no mail server to try. */
    NO_SERVER
  }

  /**
   * Invite somebody to their account.
   *
   * @param until when the link dies
   */
  public Outcome invite(Reader reader, URI link, Instant until) {
    try {
      transport.send(written(reader, link, until), clock.instant());
      return Outcome.SENT;
    } catch (GatewayFailure failure) {
      if (failure.code().equals(NO_SERVER)) {
        return Outcome.NO_SERVER;
      }
      LOG.warn("An invitation to an account was not sent: {}", failure.code());
      return Outcome.FAILED;
    }
  }

  private Mail written(Reader reader, URI link, Instant until) {
    Organisation organisation = organisations.of(reader.tenant());
    String replyTo = organisation.email();
    Letter letter = letter(reader, organisation, link, until);
    return new Mail(
        "<account." + Ids.randomHex(12) + "@" + from.domain() + ">",
        letter.logo(),
        replyTo == null ? null : new MailAddress(replyTo).value(),
        new MailAddress(reader.email()).value(),
        letter.subject(),
        letter.text(),
        letter.html());
  }

  private static Letter letter(Reader reader, Organisation organisation, URI link, Instant until) {
    MailWords words = MailWords.of(reader.locale());
    String name = Line.of(organisation.name());
    Map<String, String> values =
        Map.of("org", name, "date", words.date(until, organisation.zone()));
    return new Letter(
        words.language(),
        name,
        organisation.accent(),
        Subject.of(words.pattern("account.subject").replace("{org}", "{name}"), name, ""),
        words.text("greeting", Map.of("person", Line.of(reader.name()))),
        lines(words, "account.before", values),
        List.of(),
        words.pattern("account.button"),
        link,
        null,
        lines(words, "account.after", values));
  }

  private static List<String> lines(MailWords words, String key, Map<String, String> values) {
    return words.pattern(key).lines().map(line -> words.filled(key, line, values)).toList();
  }
}
