package gateway.intake;

import java.util.List;
import java.util.Set;

/**
 * Tells a fault of what came in, which its sender mends, from a fault of this machine, which says
 * nothing about what came in. What is not known to be of the first kind is of the second: to refuse
 * a good row loses it, to try a bad one again loses time.
 */
public final class Refusals {
  private static final List<String> CONTENT =
      List.of(
          "annex.",
          "callback.",
          "contract.",
          "csv.",
          "intake.",
          "pdf.",
          "person.",
          "recipient.",
          "row.",
          "rows.");

  /** A busy machine answers so too: the limit of time is of the wall, not of the processor. */
  private static final Set<String> MACHINE = Set.of("pdf.too-expensive", "pdf.busy");

  private static final String PDF_WORKER = "pdf.worker-";

  private Refusals() {}

  /** Tell whether a failure with this code is the sender's to mend, and so a line in the ledger. */
  public static boolean isAboutContent(String code) {
    return CONTENT.stream().anyMatch(code::startsWith)
        && !MACHINE.contains(code)
        && !code.startsWith(PDF_WORKER);
  }
}
