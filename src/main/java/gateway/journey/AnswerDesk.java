package gateway.journey;

import gateway.base.Transactions;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps what a person answers, in the one form that programs read. */
final class AnswerDesk {
  private final Transactions transactions;
  private final Contracts contracts;
  private final Seats seats;
  private final Allowance allowance;

  AnswerDesk(Transactions transactions, Contracts contracts, Seats seats, Allowance allowance) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.seats = seats;
    this.allowance = allowance;
  }

  /** Save what is valid; throws {@link AnswersRefused} for the rest, saves nothing at the limit. */
  void save(String token, Map<String, String> typed) {
    Map<String, AnswersRefused.Problem> problems = transactions.call(() -> kept(token, typed));
    if (!problems.isEmpty()) {
      throw new AnswersRefused(problems);
    }
  }

  private Map<String, AnswersRefused.Problem> kept(String token, Map<String, String> typed) {
    Map<String, AnswersRefused.Problem> problems = new LinkedHashMap<>();
    Seat seat = seats.at(token);
    seat.requireTurn(Role.SIGNER);
    List<Document> documents = contracts.documents(seat.contract().id());
    boolean changed = false;
    for (Property property : contracts.properties(seat.contract().id())) {
      String answer = typed.get(property.key());
      if (answer == null || !property.fillBy().equals(seat.recipient().key())) {
        continue;
      }
      Answers.Read read = Answers.read(property, options(property, documents), answer);
      if (read instanceof Answers.Read.Refused refused) {
        problems.put(property.key(), refused.problem());
      } else if (read instanceof Answers.Read.Kept kept) {
        changed |= keep(seat, property, kept.value());
      }
    }
    if (changed && !seat.recipient().reviewed().isEmpty()) {
      // What was checked, and perhaps agreed to, is not what would be signed any more.
      contracts.update(seat.recipient().withReviewed(Map.of()));
    }
    return problems;
  }

  /** Store the answer; returns whether it is another one than before. */
  private boolean keep(Seat seat, Property property, String answer) {
    String value = answer.isEmpty() ? null : answer;
    if (Objects.equals(value, property.value())) {
      return false;
    }
    if (!seat.recipient().reviewed().isEmpty()) {
      // While nothing is written: what was checked last stays as it is, to be signed.
      allowance.requireChangeLeft(seat);
    }
    Contract contract = seat.contract();
    contracts.putProperty(
        contract.id(), property.withValue(value, value == null ? "" : seat.recipient().key()));
    return true;
  }

  private static List<String> options(Property property, List<Document> documents) {
    return documents.stream()
        .flatMap(document -> document.fields().stream())
        .filter(field -> field.status() == FieldStatus.PLACED)
        .filter(field -> field.name().equals(property.key()))
        .map(Smartfield::options)
        .filter(options -> !options.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
