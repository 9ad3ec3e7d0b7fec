package gateway.intake;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.PhoneNumber;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the people asked for into recipients: keys, ranks, and what each mode needs. */
final class RecipientList {
  private final Set<Mode> available;
  private final Ids ids;

  /**
   * @param available the modes this gateway is set up for
   */
  RecipientList(Set<Mode> available, Ids ids) {
    this.available = Set.copyOf(available);
    this.ids = ids;
  }

  List<Recipient> build(ContractId contract, ContractRequest request, Person customer) {
    List<RecipientRequest> asked = request.recipients();
    List<String> keys = RecipientKeys.of(asked);
    Set<String> seen = new HashSet<>();
    Ranks ranks = new Ranks(asked, request.order());
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      RecipientRequest one = asked.get(i);
      String key = keys.get(i);
      if (!seen.add(key)) {
        throw refused(i, "key", "is \"" + key + "\", like another one's; give each its own");
      }
      Person person = one.isCustomer() ? customer.overwrittenBy(one.person()) : one.person();
      String locale = one.locale() == null ? request.locale() : one.locale();
      check(i, one, person, locale);
      recipients.add(
          new Recipient(
              new RecipientId(ids.next()),
              contract,
              ranks.next(one.role()),
              key,
              one.role(),
              one.mode(),
              person,
              locale,
              RecipientStatus.WAITING,
              Map.of(),
              null,
              null,
              null,
              null,
              null,
              null));
    }
    if (recipients.stream().noneMatch(recipient -> recipient.role() == Role.SIGNER)) {
      throw new PermanentFailure(
              "contract.no-signer", "A contract needs at least one recipient with the role signer")
          .at("/recipients");
    }
    return recipients;
  }

  private void check(int index, RecipientRequest asked, Person person, String locale) {
    if (!available.contains(asked.mode())) {
      throw refused(
          index,
          "mode",
          asked.mode() == Mode.REMOTE_SMS
              ? "is remote-sms, but this gateway has no SMS provider: write remote-email, or set"
                  + " paraph.sms.url"
              : "is " + asked.mode().text() + ", which is not available here: write remote-email");
    }
    if (asked.mode() == Mode.SEAL) {
      return;
    }
    if (person.get(PersonField.email) == null) {
      throw refused(index, "email", "is missing: this person is reached by e-mail");
    }
    if (asked.mode() == Mode.REMOTE_SMS && person.get(PersonField.mobile) == null) {
      throw refused(
          index,
          "mobile",
          "is missing: the mode remote-sms sends a code to it; or write remote-email");
    }
    if (asked.mode() == Mode.REMOTE_SMS && !PhoneNumber.isOne(person, locale)) {
      throw refused(
          index,
          "mobile",
          "must be a number with its country, such as +33612345678; a French number such as"
              + " 0612345678 needs the country FR, or no country and the locale fr");
    }
  }

  private static PermanentFailure refused(int index, String member, String why) {
    return new PermanentFailure(
            "recipient." + member, "recipients[" + index + "]." + member + " " + why)
        .at("/recipients/" + index + "/" + member);
  }

  /** Approvers first, then signers, then those in copy, who wait for nobody's turn. */
  private static final class Ranks {
    private final SigningOrder order;
    private int approver = 1;
    private int signer;
    private final int copy;

    Ranks(List<RecipientRequest> asked, SigningOrder order) {
      this.order = order;
      this.signer = approver + steps(asked, Role.APPROVER, order);
      this.copy = signer + steps(asked, Role.SIGNER, order);
    }

    private static int steps(List<RecipientRequest> asked, Role role, SigningOrder order) {
      int people = (int) asked.stream().filter(one -> one.role() == role).count();
      return order == SigningOrder.SEQUENTIAL ? people : Math.min(1, people);
    }

    int next(Role role) {
      int step = order == SigningOrder.SEQUENTIAL ? 1 : 0;
      int rank = role == Role.APPROVER ? approver : role == Role.SIGNER ? signer : copy;
      approver += role == Role.APPROVER ? step : 0;
      signer += role == Role.SIGNER ? step : 0;
      return rank;
    }
  }
}
