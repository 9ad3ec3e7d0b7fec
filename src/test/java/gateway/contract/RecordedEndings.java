package gateway.contract;

import java.util.ArrayList;
import java.util.List;

/** Remembers which endings were told. */
public final class RecordedEndings implements Endings {
  public final List<String> all = new ArrayList<>();

  @Override
  public void expired(Contract contract) {
    all.add("expired " + contract.id());
  }

  @Override
  public void cancelled(Contract contract) {
    all.add("cancelled " + contract.id());
  }
}
