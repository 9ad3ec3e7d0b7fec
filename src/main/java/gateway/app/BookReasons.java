package gateway.app;

import gateway.store.Reasons;
import gateway.store.Reasons.Reason;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints the reasons behind the books' numbers: one line each, where it stood first. */
final class BookReasons {
  private static final int MOST = 200;

  private final PrintWriter out;

  BookReasons(PrintWriter out) {
    this.out = out;
  }

  void print(Reasons reasons) {
    List<Reason> refused = reasons.refused(MOST + 1);
    part("Refused, the latest first", refused.subList(0, Math.min(MOST, refused.size())));
    if (refused.size() > MOST) {
      out.println("  … and more, which came earlier");
    }
    part("Parked, until somebody mends the cause", reasons.parked());
    out.flush();
  }

  private void part(String title, List<Reason> reasons) {
    out.println(title + ":" + (reasons.isEmpty() ? " nothing" : ""));
    reasons.forEach(this::line);
  }

  private void line(Reason reason) {
    String place = reason.text().startsWith(reason.place()) ? "" : reason.place() + ": ";
    out.printf(
        "  %s  %s  %s%s (%s)%n",
        reason.at().truncatedTo(ChronoUnit.SECONDS),
        reason.source(),
        place,
        reason.text(),
        reason.code());
  }
}
