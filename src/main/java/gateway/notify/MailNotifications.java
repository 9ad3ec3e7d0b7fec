package gateway.notify;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.Work;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notifications by mail: words in the person's language, a row in the outbox, a wake-up. */
public final class MailNotifications implements Notifications {
  private final MailOutbox outbox;
  private final Contracts contracts;
  private final Organisations organisations;
  private final Work work;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final MailAddress from;

  /**
   * @param from the gateway's own address, under which it may send
   */
  public MailNotifications(
      MailOutbox outbox,
      Contracts contracts,
      Organisations organisations,
      Work work,
      Transactions transactions,
      Ids ids,
      Clock clock,
      MailAddress from) {
    this.outbox = outbox;
    this.contracts = contracts;
    this.organisations = organisations;
    this.work = work;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.from = from;
  }

  @Override
  public void invite(Contract contract, Recipient recipient, URI link) {
    int pages = contracts.documents(contract.id()).stream().mapToInt(Document::pages).sum();
    boolean bySms = recipient.mode() == Mode.REMOTE_SMS || recipient.mode() == Mode.ON_SITE_SMS;
    Letter letter =
        Texts.of(recipient.locale())
            .invitation(
                facts(contract, recipient),
                new Texts.Invitation(
                    pages,
                    contract.expiresAt(),
                    bySms,
                    SenderMessage.lines(contract.message(), recipient.person())),
                link);
    // A renewed link is another invitation; the same one is not sent twice.
    String generation = Sha256.hex(link.toASCIIString()).substring(0, 16);
    post(contract, recipient, Occasion.INVITATION, generation, address(recipient), letter);
  }

  @Override
  public void remind(Contract contract, Recipient recipient, URI link) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void lookAgain(Contract contract, Recipient recipient, URI link, String revision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void code(Contract contract, Recipient recipient, String code) {
    Letter letter = Texts.of(recipient.locale()).code(facts(contract, recipient), code);
    post(contract, recipient, Occasion.CODE, Ids.randomHex(8), address(recipient), letter);
  }

  @Override
  public void done(Contract contract, Recipient recipient, URI link) {
    List<String> signers =
        contracts.recipients(contract.id()).stream()
            .filter(other -> other.role() == Role.SIGNER && other.mode() != Mode.SEAL)
            .map(other -> Line.of(other.person().displayName()))
            .toList();
    Letter letter =
        Texts.of(recipient.locale())
            .done(facts(contract, recipient), signers, contract.closedAt(), link);
    post(contract, recipient, Occasion.DONE, "", address(recipient), letter);
  }

  @Override
  public void refused(Contract contract, Recipient recipient, @Nullable String reason) {
    String to = organisations.of(contract.tenant()).email();
    if (to == null) {
      return; // nobody to tell; the event says it too
    }
    Instant at = recipient.actedAt() == null ? clock.instant() : recipient.actedAt();
    String given = reason == null || reason.isBlank() ? null : Line.of(reason);
    Letter letter =
        Texts.of(contract.locale())
            .refused(
                facts(contract, recipient),
                Line.of(recipient.person().displayName()),
                given,
                at,
                contract.id().toString());
    post(contract, recipient, Occasion.REFUSED, "", new MailAddress(to), letter);
  }

  @Override
  public void undeliverable(Contract contract, Recipient recipient, String code) {
    String to = organisations.of(contract.tenant()).email();
    if (to == null) {
      return; // nobody to tell; the event says it too
    }
    Letter letter =
        Texts.of(contract.locale())
            .undeliverable(
                facts(contract, recipient),
                Line.of(recipient.person().displayName()),
                Line.of(recipient.person().orEmpty(PersonField.email)),
                code,
                contract.id().toString());
    // Each invitation is given up once, and a renewed one may be given up too.
    post(
        contract, recipient, Occasion.UNDELIVERABLE, Ids.randomHex(8), new MailAddress(to), letter);
  }

  private void post(
      Contract contract,
      Recipient recipient,
      Occasion occasion,
      String suffix,
      MailAddress to,
      Letter letter) {
    Organisation organisation = organisations.of(contract.tenant());
    long id = ids.next();
    String replyTo = organisation.email();
    Mail mail =
        new Mail(
            "<" + Ids.text("mail", id) + "." + Ids.randomHex(8) + "@" + from.domain() + ">",
            letter.logo(),
            replyTo == null ? null : new MailAddress(replyTo).value(),
            to.value(),
            letter.subject(),
            letter.text(),
            letter.html());
    Instant now = clock.instant();
    MailOutbox.Entry entry =
        new MailOutbox.Entry(
            id,
            contract.tenant(),
            contract.id(),
            recipient.id(),
            occasion,
            occasion + "/" + recipient.id() + "/" + suffix,
            now,
            now.plus(occasion.life()));
    transactions.run(
        () -> {
          if (outbox.insertIfAbsent(entry, mail)) {
            work.schedule(Work.MAIL, Long.toString(id), Duration.ZERO);
          }
        });
  }

  private Texts.Facts facts(Contract contract, Recipient recipient) {
    Organisation organisation = organisations.of(contract.tenant());
    String name = Line.of(organisation.name());
    String email = organisation.email();
    String firstName = recipient.person().orEmpty(PersonField.firstName);
    return new Texts.Facts(
        name,
        email == null ? name : name + " (" + email + ")",
        Line.of(firstName.isEmpty() ? recipient.person().displayName() : firstName),
        Line.of(contract.title()),
        organisation.zone());
  }

  private static MailAddress address(Recipient recipient) {
    return new MailAddress(recipient.person().orEmpty(PersonField.email));
  }
}
