package gateway.notify;

import gateway.base.Ids;
import gateway.base.Sha256;
import gateway.contract.Contract;
import gateway.contract.Mode;
import gateway.contract.PersonField;
import gateway.contract.PhoneNumber;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Turns;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notifications through the outbox: words in the person's language, by mail or text message. */
public final class OutboxNotifications implements Notifications {
  private final LetterPost post;
  private final SmsBudget budget;
  private final String site;

  /**
   * @param site the host name of the signing pages, to which a phone binds the code of a message
   */
  public OutboxNotifications(LetterPost post, SmsBudget budget, String site) {
    this.post = post;
    this.budget = budget;
    this.site = site;
  }

  @Override
  public void invite(Contract contract, Recipient recipient, URI link) {
    Letter letter =
        letters(recipient)
            .invitation(
                post.facts(contract, recipient),
                recipient.role(),
                recipient.mode(),
                SenderMessage.lines(contract.message(), recipient.person()),
                link);
    // A renewed link is another invitation; the same one is not sent twice.
    post.toPerson(contract, recipient, Occasion.INVITATION, generation(link), letter);
  }

  @Override
  public boolean remind(Contract contract, Recipient recipient, URI link, String which) {
    Letter letter =
        letters(recipient)
            .reminder(post.facts(contract, recipient), recipient.role(), post.now(), link);
    return post.toPerson(contract, recipient, Occasion.REMINDER, which, letter);
  }

  @Override
  public void lookAgain(Contract contract, Recipient recipient, URI link, String revision) {
    Letter letter = letters(recipient).lookAgain(post.facts(contract, recipient), link);
    post.toPerson(contract, recipient, Occasion.LOOK_AGAIN, revision, letter);
  }

  @Override
  public void newLink(Contract contract, Recipient recipient, URI link) {
    Letter letter = letters(recipient).newLink(post.facts(contract, recipient), link);
    long hour = post.now().getEpochSecond() / Duration.ofHours(1).toSeconds();
    String which = generation(link) + "/" + hour;
    post.toPerson(contract, recipient, Occasion.NEW_LINK, which, letter);
  }

  @Override
  public void linkAsked(Contract contract, Recipient recipient) {
    String day = Long.toString(post.now().getEpochSecond() / Duration.ofDays(1).toSeconds());
    post.toSender(
        contract,
        recipient.id(),
        Occasion.LINK_ASKED,
        day,
        letters -> letters.linkAsked(post.facts(contract), name(recipient)));
  }

  @Override
  public void code(Contract contract, Recipient recipient, String code) {
    Facts facts = post.facts(contract, recipient);
    if (recipient.mode() == Mode.REMOTE_SMS || recipient.mode() == Mode.ON_SITE_SMS) {
      budget.requireOneMore(contract.tenant());
      String number = PhoneNumber.of(recipient.person(), recipient.locale()).e164();
      String text = letters(recipient).codeText(facts, code, site);
      post.sms(contract, recipient, Occasion.CODE, number, text);
    } else {
      Letter letter = letters(recipient).code(facts, code);
      post.toPerson(contract, recipient, Occasion.CODE, Ids.randomHex(8), letter);
    }
  }

  @Override
  public void done(Contract contract, Recipient recipient, URI link) {
    List<String> signers =
        post.contracts().recipients(contract.id()).stream()
            .filter(other -> other.role() == Role.SIGNER && other.mode() != Mode.SEAL)
            .map(OutboxNotifications::name)
            .toList();
    Letter letter =
        letters(recipient)
            .done(
                post.facts(contract, recipient),
                signers,
                contract.closedAt(),
                recipient.role(),
                link);
    post.toPerson(contract, recipient, Occasion.DONE, "", letter);
  }

  @Override
  public void refused(Contract contract, Recipient recipient, @Nullable String reason) {
    Instant at = recipient.actedAt() == null ? post.now() : recipient.actedAt();
    String given = reason == null || reason.isBlank() ? null : Line.of(reason);
    Letters.Refusal refusal = new Letters.Refusal(name(recipient), recipient.role(), at);
    post.toSender(
        contract,
        recipient.id(),
        Occasion.REFUSED,
        "",
        letters -> letters.refused(post.facts(contract), refusal, given));
    post.contracts().recipients(contract.id()).stream()
        .filter(other -> !other.id().equals(recipient.id()))
        .filter(other -> Turns.acts(other) && other.status() != RecipientStatus.WAITING)
        .forEach(
            other ->
                post.toPersonIfReachable(
                    contract,
                    other,
                    Occasion.REFUSED,
                    letters(other).stopped(post.facts(contract, other), refusal)));
  }

  @Override
  public void undeliverable(
      Contract contract, Recipient recipient, Channel channel, String which, String code) {
    PersonField field = channel == Channel.SMS ? PersonField.mobile : PersonField.email;
    String address = Line.of(recipient.person().orEmpty(field));
    post.toSender(
        contract,
        recipient.id(),
        Occasion.UNDELIVERABLE,
        which,
        letters ->
            letters.unreached(post.facts(contract), name(recipient), channel, address, code));
  }

  private static String generation(URI link) {
    return Sha256.hex(link.toASCIIString()).substring(0, 16);
  }

  private static Letters letters(Recipient reader) {
    return Letters.in(reader.locale());
  }

  private static String name(Recipient recipient) {
    return Line.of(recipient.person().displayName());
  }
}
