package gateway.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the story as it happens: when, who, what. */
final class Timeline {
  private final PrintStream out;
  private final long start = System.nanoTime();

  Timeline(PrintStream out) {
    this.out = out;
  }

  void say(String who, String what) {
    double seconds = (System.nanoTime() - start) / 1e9;
    line(String.format(Locale.ROOT, "%6.1f s  %-17s %s", seconds, who, what));
  }

  /** A line outside the story. */
  synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
