package gateway.web.office;

import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Mode;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Turns;
import gateway.contract.WaitingFor;
import gateway.web.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Where a contract stands, in words.
 *
 * @param chip one or two words
 * @param sentence what it waits for, or why it ended; may be empty
 * @param tone idle, info, ok, warn or bad
 */
public record StateWords(String chip, String sentence, String tone) {
  static StateWords of(Messages m, Contract contract, List<Recipient> people) {
    ContractStatus status = contract.status();
    String chip = m.text("office.state." + status.name().toLowerCase(Locale.ROOT));
    return new StateWords(chip, sentence(m, contract, people), tone(status));
  }

  private static String tone(ContractStatus status) {
    switch (status) {
      case OPEN:
      case SIGNED:
        return "info";
      case CLOSED:
        return "ok";
      case REFUSED:
        return "bad";
      case EXPIRED:
        return "warn";
      default:
        return "idle";
    }
  }

  private static String sentence(Messages m, Contract contract, List<Recipient> people) {
    if (contract.waitingFor() == WaitingFor.TIMESTAMP) {
      return m.text("office.waits.timestamp");
    }
    switch (contract.status()) {
      case DRAFT:
        return m.text("office.waits.preparation");
      case OPEN:
        return awaited(m, people);
      case SIGNED:
        return m.text("office.waits.seal");
      case REFUSED:
        return people.stream()
            .filter(person -> person.status() == RecipientStatus.REFUSED)
            .findFirst()
            .map(person -> m.text("office.refused-by", "name", name(m, person)))
            .orElse("");
      default:
        return "";
    }
  }

  private static String awaited(Messages m, List<Recipient> people) {
    List<Recipient> current = Turns.current(people);
    if (current.isEmpty()) {
      return m.text("office.waits.signature");
    }
    String name = name(m, current.get(0));
    return current.size() == 1
        ? m.text("office.waits.person", "name", name)
        : m.plural("office.waits.people", current.size() - 1, "name", name);
  }

  static String name(Messages m, Recipient person) {
    if (person.mode() == Mode.SEAL) {
      return m.text("office.people.seal");
    }
    String name = person.person().displayName();
    return name.isEmpty() ? m.text("office.people.unnamed") : name;
  }
}
