package gateway.delivery;

import gateway.contract.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was scheduled. */
public final class RecordedWork implements Work {
  public final List<String> keys = new ArrayList<>();

  @Override
  public void schedule(String kind, String key, Duration delay) {
    keys.add(kind + " " + key);
  }
}
