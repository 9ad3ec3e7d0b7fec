package gateway.intake;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the people asked for into recipients: keys, ranks, and what each mode needs. */
final class RecipientList {
  private RecipientList() {}

  static List<Recipient> build(
      ContractId contract, ContractRequest request, Person customer, Ids ids) {
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    Set<String> keys = new HashSet<>();
    List<Recipient> recipients = new ArrayList<>();
    for (ContractRequest.RecipientRequest asked : request.recipients()) {
      int number = counts.merge(asked.role(), 1, Integer::sum);
      String key =
          asked.key() == null ? asked.role().name().toLowerCase(Locale.ROOT) + number : asked.key();
      if (!keys.add(key)) {
        throw new PermanentFailure(
            "recipient.key", "Two recipients have the key \"" + key + "\"; give each its own");
      }
      Person person = asked.isCustomer() ? customer.overwrittenBy(asked.person()) : asked.person();
      check(key, asked, person);
      String locale = asked.locale() == null ? request.locale() : asked.locale();
      recipients.add(
          new Recipient(
              new RecipientId(ids.next()),
              contract,
              recipients.size() + 1,
              key,
              asked.role(),
              asked.mode(),
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
          "contract.no-signer", "A contract needs at least one recipient with the role signer");
    }
    return recipients;
  }

  private static void check(String key, ContractRequest.RecipientRequest asked, Person person) {
    if (asked.mode() == Mode.REMOTE_EMAIL && person.get(PersonField.email) == null) {
      throw new PermanentFailure(
          "recipient.email",
          "The recipient " + key + " signs by e-mail but has no e-mail address; add \"email\"");
    }
    if (asked.role() == Role.SIGNER
        && asked.mode() != Mode.SEAL
        && person.displayName().isEmpty()) {
      throw new PermanentFailure(
          "recipient.name", "The recipient " + key + " has no name; add firstName and lastName");
    }
  }
}
