package gateway.intake;

import gateway.contract.ContractId;
import gateway.contract.Customer;
import gateway.contract.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came in and what became of it. Writes join the running transaction. */
public interface IntakeLedger {
  /** Find what this source's business key made before. */
  Optional<Accepted> accepted(IntakeSource source);

  /** Record an effect; returns the row's number. */
  long accept(
      IntakeSource source,
      @Nullable ContractId contract,
      @Nullable CustomerId customer,
      Instant receivedAt);

  /**
   * Let the next row of a person have this key: the accepted one, if there is one, stays under a
   * key with its own number. Never touches a row that made a contract.
   */
  void supersede(IntakeSource source);

  /** Record a refusal; the same key and content are recorded once. */
  void refuse(IntakeSource source, String code, String reason, Instant receivedAt);

  /** Keep a customer's former values before a merge overwrites them. */
  void keepFormer(Customer former, long intakeId, Instant at);

  /** Count per source; see {@link Book}. */
  List<Book> books();

  /** What an accepted key made. */
  record Accepted(@Nullable ContractId contract, @Nullable CustomerId customer, String digest) {}

  /**
   * One source's balance.
   *
   * @param done people taken over, contracts closed or archived, or ended by a person's decision
   * @param refused refused on arrival, with the reason in the ledger
   * @param parked contracts whose next step needs an operator
   */
  record Book(String source, long received, long done, long inProgress, long refused, long parked) {
    public boolean balances() {
      return received == done + inProgress + refused + parked;
    }
  }
}
