package gateway.signing.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what a check has to say. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();

  public void invalid(String where, String message) {
    all.add(new Finding(Verdict.INVALID, where, message));
  }

  public void undetermined(String where, String message) {
    all.add(new Finding(Verdict.UNDETERMINED, where, message));
  }

  public void note(String where, String message) {
    all.add(new Finding(Verdict.VALID, where, message));
  }

  public void addAll(String prefix, List<Finding> others) {
    for (Finding one : others) {
      all.add(new Finding(one.verdict(), prefix + one.where(), one.message()));
    }
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** The worst of all: one invalid thing makes the whole invalid. */
  public Verdict verdict() {
    if (all.stream().anyMatch(finding -> finding.verdict() == Verdict.INVALID)) {
      return Verdict.INVALID;
    }
    return all.stream().anyMatch(finding -> finding.verdict() == Verdict.UNDETERMINED)
        ? Verdict.UNDETERMINED
        : Verdict.VALID;
  }
}
