package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Endings;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Turns;
import java.util.List;
import java.util.function.BiFunction;

/** Tells people by mail that a contract has ended before everybody had signed. */
public final class EndNotices implements Endings {
  private final LetterPost post;

  public EndNotices(LetterPost post) {
    this.post = post;
  }

  @Override
  public void expired(Contract contract) {
    List<Recipient> awaited = Turns.current(post.contracts().recipients(contract.id()));
    tell(contract, awaited, Occasion.EXPIRED, Letters::expired);
    List<String> names =
        awaited.stream().map(person -> Line.of(person.person().displayName())).toList();
    awaited.stream()
        .findFirst()
        .ifPresent(
            first ->
                post.toSender(
                    contract,
                    first.id(),
                    Occasion.EXPIRED,
                    "",
                    letters -> letters.overdue(post.facts(contract), names)));
  }

  @Override
  public void cancelled(Contract contract) {
    List<Recipient> invited = post.contracts().recipients(contract.id());
    tell(contract, invited, Occasion.CANCELLED, Letters::cancelled);
  }

  /** Tell those who know of the contract: whoever was never invited has nothing to forget. */
  private void tell(
      Contract contract,
      List<Recipient> people,
      Occasion occasion,
      BiFunction<Letters, Facts, Letter> letter) {
    people.stream()
        .filter(person -> Turns.acts(person) && person.status() != RecipientStatus.WAITING)
        .forEach(
            person -> {
              Facts facts = post.facts(contract, person);
              Letter written = letter.apply(Letters.in(person.locale()), facts);
              post.toPersonIfReachable(contract, person, occasion, written);
            });
  }
}
