package gateway.contract;

import java.util.List;
import java.util.Optional;

/** The store of annexes and of what is asked for. Writes join the running transaction. */
public interface Annexes {
  void ask(ContractId contract, List<AnnexRequest> requests);

  /** Return what is asked of everybody on this contract, in the order of the contract. */
  List<AnnexRequest> requests(ContractId contract);

  /** Add; the index of the given value is ignored, the stored one is returned. */
  Annex add(Annex annex);

  /** Return all annexes by index. */
  List<Annex> list(ContractId contract);

  Optional<Annex> find(ContractId contract, int index);

  /** Return how many annexes a person ever gave, those taken back included. */
  int everGiven(ContractId contract, String from);

  /** Forget an annex that its giver took back; its index is never used again. */
  void remove(ContractId contract, int index);
}
