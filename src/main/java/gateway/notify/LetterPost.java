package gateway.notify;

import gateway.base.Ids;
import gateway.base.Transactions;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Masked;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Puts messages into the outbox: a row, once per contract and key, and a wake-up. */
public final class LetterPost {
  private final Stores stores;
  private final Ids ids;
  private final Clock clock;
  private final MailAddress from;

  /** What it reads and writes. */
  public record Stores(
      Outbox outbox,
      Contracts contracts,
      Organisations organisations,
      Work work,
      Transactions transactions) {}

  /**
   * @param from the gateway's own address, under which it may send
   */
  public LetterPost(Stores stores, Ids ids, Clock clock, MailAddress from) {
    this.stores = stores;
    this.ids = ids;
    this.clock = clock;
    this.from = from;
  }

  Instant now() {
    return clock.instant();
  }

  Contracts contracts() {
    return stores.contracts();
  }

  /** What a mail to the sender knows. */
  Facts facts(Contract contract) {
    int pages = contracts().documents(contract.id()).stream().mapToInt(Document::pages).sum();
    return Facts.of(contract, stores.organisations().of(contract.tenant()), pages);
  }

  /** What a mail to this person knows. */
  Facts facts(Contract contract, Recipient reader) {
    return facts(contract).greeting(reader.person());
  }

  /** Write to this person; returns whether it is a new message. */
  boolean toPerson(
      Contract contract, Recipient reader, Occasion occasion, String which, Letter letter) {
    MailAddress to = new MailAddress(reader.person().orEmpty(PersonField.email));
    return post(contract, reader.id(), occasion, which, to, letter);
  }

  /** Write to this person if that is possible: what a contract does must not depend on it. */
  void toPersonIfReachable(Contract contract, Recipient reader, Occasion occasion, Letter letter) {
    if (!reader.person().orEmpty(PersonField.email).isBlank()) {
      toPerson(contract, reader, occasion, "", letter);
    }
  }

  /** Write to the organisation about this person, if it has an address; the event says it too. */
  void toSender(
      Contract contract,
      RecipientId about,
      Occasion occasion,
      String which,
      Function<Letters, Letter> letter) {
    String to = stores.organisations().of(contract.tenant()).email();
    if (to != null) {
      Letter written = letter.apply(Letters.in(contract.locale()));
      post(contract, about, occasion, "sender/" + which, new MailAddress(to), written);
    }
  }

  private boolean post(
      Contract contract,
      RecipientId recipient,
      Occasion occasion,
      String which,
      MailAddress to,
      Letter letter) {
    Organisation organisation = stores.organisations().of(contract.tenant());
    String replyTo = organisation.email();
    long id = ids.next();
    Mail mail =
        new Mail(
            "<" + Ids.text("mail", id) + "." + Ids.randomHex(8) + "@" + from.domain() + ">",
            letter.logo(),
            replyTo == null ? null : new MailAddress(replyTo).value(),
            to.value(),
            letter.subject(),
            letter.text(),
            letter.html());
    return put(
        new Outbox.Entry(
            id,
            contract.tenant(),
            contract.id(),
            recipient,
            Channel.EMAIL,
            occasion,
            occasion + "/" + recipient + "/" + which,
            Masked.email(to.value()),
            now(),
            now().plus(occasion.life())),
        mail);
  }

  /** Send a text message; each is another one. */
  void sms(Contract contract, Recipient reader, Occasion occasion, String number, String text) {
    long id = ids.next();
    put(
        new Outbox.Entry(
            id,
            contract.tenant(),
            contract.id(),
            reader.id(),
            Channel.SMS,
            occasion,
            occasion + "/" + reader.id() + "/" + id,
            Masked.mobile(number),
            now(),
            now().plus(occasion.life())),
        new SmsSender.Sms(Ids.text("sms", id), number, text));
  }

  private boolean put(Outbox.Entry entry, Message message) {
    return stores
        .transactions()
        .call(
            () -> {
              boolean fresh = stores.outbox().insertIfAbsent(entry, message);
              if (fresh) {
                stores
                    .work()
                    .schedule(entry.channel().work(), Long.toString(entry.id()), Duration.ZERO);
              }
              return fresh;
            });
  }
}
