package gateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what was recorded. */
public final class RecordedEvents implements Events {
  /** One event. */
  public record Recorded(String id, Contract contract, String type, Map<String, ?> data) {}

  public final List<Recorded> all = new ArrayList<>();

  @Override
  public String record(Contract contract, String type, Map<String, ?> data) {
    String id = "evt_" + (all.size() + 1);
    all.add(new Recorded(id, contract, type, data));
    return id;
  }

  public List<String> types() {
    return all.stream().map(Recorded::type).toList();
  }
}
