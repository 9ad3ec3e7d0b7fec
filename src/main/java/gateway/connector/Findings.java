package gateway.connector;

import gateway.connector.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one folder, so that one run tells everything that is wrong. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();

  public void error(YamlNode where, String what, String how) {
    add(new Finding(Severity.ERROR, where.file(), where.line(), where.column(), what, how));
  }

  public void error(String file, int line, String what, String how) {
    add(new Finding(Severity.ERROR, file, line, 0, what, how));
  }

  /** Tell what is suspicious about a whole file, but keeps nothing from running. */
  void warning(String file, String what, String how) {
    add(new Finding(Severity.WARNING, file, 0, 0, what, how));
  }

  void add(Finding finding) {
    all.add(finding);
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(Finding::isError);
  }
}
