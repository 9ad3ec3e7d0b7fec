package gateway.intake;

import java.util.List;

/** A contract request is not what it has to be; holds everything wrong with it, not the first. */
public final class ContractJsonRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ProblemItem> problems;

  public ContractJsonRefused(List<ProblemItem> problems) {
    super("contract request refused: " + problems);
    this.problems = List.copyOf(problems);
  }

  public List<ProblemItem> problems() {
    return problems;
  }
}
