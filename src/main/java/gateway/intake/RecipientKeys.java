package gateway.intake;

import gateway.contract.Mode;
import gateway.contract.Role;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names by which a contract refers to its people. */
final class RecipientKeys {
  private RecipientKeys() {}

  /** The keys as they will be: those given, else {@code signer1}, {@code approver1} … by role. */
  static List<String> of(List<RecipientRequest> recipients) {
    List<String> keys = new ArrayList<>();
    Map<Role, Integer> count = new EnumMap<>(Role.class);
    for (RecipientRequest recipient : recipients) {
      int number = count.merge(recipient.role(), 1, Integer::sum);
      String key = recipient.key();
      keys.add(key != null ? key : recipient.role().name().toLowerCase(Locale.ROOT) + number);
    }
    return keys;
  }

  /** The keys of those who can fill something in or attach it: people who sign. */
  static List<String> ofSigningPeople(List<RecipientRequest> recipients) {
    List<String> keys = of(recipients);
    List<String> people = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      RecipientRequest recipient = recipients.get(i);
      if (recipient.role() == Role.SIGNER && recipient.mode() != Mode.SEAL) {
        people.add(keys.get(i));
      }
    }
    return people;
  }
}
