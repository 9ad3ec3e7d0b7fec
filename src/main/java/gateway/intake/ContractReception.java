package gateway.intake;

import gateway.contract.ContractId;
import gateway.contract.CustomerId;
import gateway.contract.Person;
import java.util.List;
import java.util.function.Consumer;

/** Where every way in ends: what is received here is recorded before anything is done with it. */
public interface ContractReception {
  /**
   * Make a contract, or find the one this business key made before. When it returns, ledger row,
   * customer, contract, documents and event are on disk.
   *
   * @param alongside runs inside the same transaction, for example to remember the answer
   * @throws gateway.base.PermanentFailure {@code intake.conflict} when the key came with another
   *     content; {@code pdf.…}, {@code contract.…}, {@code recipient.…}, {@code annex.…} when the
   *     request is refused (the refusal is in the ledger); any other code is a fault of this
   *     machine and is not recorded, see {@link Refusals}
   */
  Received receive(
      IntakeSource source, ContractRequest request, Files files, Consumer<Received> alongside);

  /**
   * Look at a request as {@link #receive} will, without making or recording anything: whoever takes
   * all of a file or nothing asks this of every row first.
   *
   * @throws gateway.base.PermanentFailure as {@link #receive}, but for a key with another content
   */
  default void check(IntakeSource source, ContractRequest request, Files files) {}

  /**
   * Create or update a customer only. The same key with another digest is a correction: the latest
   * one counts.
   */
  PersonReceived receivePerson(IntakeSource source, Person person);

  /** Record that something came in and was refused, with the reason, for the ledger. */
  void refuse(IntakeSource source, String code, String reason);

  /**
   * What became of a person.
   *
   * @param repeated the key's latest content had come before; nothing was written
   */
  record PersonReceived(CustomerId customer, boolean repeated) {}

  /**
   * What became of it.
   *
   * @param repeated the same thing had come before; nothing was made twice
   * @param warnings sentences for the sender, for example about a smartfield without a place
   */
  record Received(ContractId contract, boolean repeated, List<String> warnings) {
    public Received {
      warnings = List.copyOf(warnings);
    }
  }
}
