package gateway.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds contracts for people: the read model behind the back office's list. */
public interface ContractSearch {
  /**
   * Return the tenant's contracts that match, newest first.
   *
   * @param before only older ones than this; null begins at the newest
   */
  List<Line> find(TenantId tenant, Query query, @Nullable ContractId before, int limit);

  /** Count the tenant's contracts; every group has an entry. */
  Map<Group, Long> counts(TenantId tenant);

  /** Return why somebody has to look at this contract; empty when nobody has to. */
  Set<Trouble> troubles(TenantId tenant, ContractId contract);

  /** The contracts that one chip of the list stands for. */
  enum Group {
    /** Something is stuck until somebody acts. */
    TO_DO,
    OPEN,
    SIGNED,
    ENDED;

    /** The states that belong to it; TO_DO cuts across all of them. */
    public Set<ContractStatus> states() {
      switch (this) {
        case OPEN:
          return Set.of(ContractStatus.DRAFT, ContractStatus.OPEN);
        case SIGNED:
          return Set.of(ContractStatus.SIGNED, ContractStatus.CLOSED, ContractStatus.ARCHIVED);
        case ENDED:
          return Set.of(ContractStatus.REFUSED, ContractStatus.EXPIRED, ContractStatus.ABANDONED);
        default:
          return Set.of();
      }
    }
  }

  /** What can be stuck. */
  enum Trouble {
    /** A step of the chain was given up. */
    CHAIN,
    /** A callback was given up. */
    DELIVERY,
    /** A mail could not be sent, and the contract still waits for people. */
    MAIL
  }

  /**
   * What is looked for.
   *
   * @param group null for all
   * @param text words of title, external id or a person's name; the beginning of a word is enough,
   *     all words must be found
   * @param from created then or later
   * @param until created before then
   */
  record Query(
      @Nullable Group group, String text, @Nullable Instant from, @Nullable Instant until) {}

  /**
   * A contract in the list.
   *
   * @param lastEvent type of the last event, for example {@code recipient.signed}; empty when there
   *     is none yet
   */
  record Line(Contract contract, List<Recipient> people, String lastEvent, Instant lastAt) {
    public Line {
      people = List.copyOf(people);
    }
  }
}
