package gateway.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Annexes in lists. */
public final class InMemoryAnnexes implements Annexes {
  private final List<AnnexRequest> asked = new ArrayList<>();
  private final List<Annex> all = new ArrayList<>();
  private int next;

  private final List<String> ever = new ArrayList<>();

  @Override
  public void ask(ContractId contract, List<AnnexRequest> requests) {
    asked.addAll(requests);
  }

  @Override
  public List<AnnexRequest> requests(ContractId contract) {
    return List.copyOf(asked);
  }

  @Override
  public Annex add(Annex a) {
    Annex stored =
        new Annex(
            a.contract(),
            next++,
            a.from(),
            a.request(),
            a.name(),
            a.mediaType(),
            a.size(),
            a.content(),
            a.receivedAt());
    all.add(stored);
    ever.add(stored.from());
    return stored;
  }

  @Override
  public List<Annex> list(ContractId contract) {
    return all.stream().filter(annex -> annex.contract().equals(contract)).toList();
  }

  @Override
  public Optional<Annex> find(ContractId contract, int index) {
    return list(contract).stream().filter(annex -> annex.index() == index).findFirst();
  }

  @Override
  public int everGiven(ContractId contract, String from) {
    return Collections.frequency(ever, from);
  }

  @Override
  public void remove(ContractId contract, int index) {
    all.removeIf(annex -> annex.contract().equals(contract) && annex.index() == index);
  }
}
