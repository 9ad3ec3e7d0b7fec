package gateway.web.office;

import gateway.contract.Annex;
import gateway.contract.Contract;
import gateway.contract.ContractSearch.Trouble;
import gateway.contract.Document;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import gateway.delivery.DeliveryQueries.AttemptView;
import gateway.delivery.DeliveryQueries.DeliveryView;
import gateway.evidence.Timeline;
import gateway.notify.OutboxQueries.Told;
import gateway.web.Messages;
import java.util.List;
import java.util.Set;

/**
 * Everything a contract's page tells, as read; {@link ContractSections} and {@link ContractHistory}
 * put it into words.
 */
record ContractView(
    Contract contract,
    List<Recipient> people,
    List<Property> properties,
    List<Document> documents,
    List<Annex> annexes,
    List<Timeline.Step> timeline,
    List<DeliveryView> deliveries,
    List<Told> messages,
    Set<Trouble> troubles) {
  static ContractView read(OfficeParts.Reading from, Contract contract) {
    var id = contract.id();
    return new ContractView(
        contract,
        from.contracts().recipients(id),
        from.contracts().properties(id),
        from.contracts().documents(id),
        from.annexes().list(id),
        from.timeline().of(id),
        from.deliveries().ofContract(contract.tenant(), id),
        from.outbox().of(contract.tenant(), id),
        from.search().troubles(contract.tenant(), id));
  }

  /** The name of a person by key or public id; the word itself for anybody else. */
  String nameOf(String word, Messages m) {
    return people.stream()
        .filter(person -> person.key().equals(word) || person.id().toString().equals(word))
        .findFirst()
        .map(person -> StateWords.name(m, person))
        .orElse(word);
  }

  static boolean isWrong(Smartfield field) {
    return field.status() != FieldStatus.PLACED;
  }

  static String ending(List<AttemptView> attempts) {
    if (attempts.isEmpty()) {
      return "";
    }
    AttemptView last = attempts.get(attempts.size() - 1);
    if (last.status() != null) {
      return String.valueOf(last.status());
    }
    return last.error() == null ? "" : last.error();
  }
}
