package gateway.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the demo prints when the story is told: where every file lies, and what to try next. */
record DemoEnding(DemoFolder folder, Timeline timeline) {

  void files(List<Chapter> chapters) {
    Path root = folder.root();
    timeline.line("");
    timeline.line("  Everything lies in " + root);
    for (Chapter chapter : chapters) {
      chapter
          .copy()
          .ifPresent(
              copy -> {
                row(chapter.person().name(), root.relativize(copy.signedPdf()).toString());
                row("", root.relativize(copy.evidence()).toString());
              });
    }
    row("mails", "mail/");
    row("what the ERP got", "erp/");
    row("for scripts", DemoReport.FILE);
    chapters.stream()
        .flatMap(chapter -> chapter.copy().stream())
        .findFirst()
        .ifPresent(
            copy -> {
              timeline.line("");
              timeline.line("  Check a contract yourself, no server needed:");
              timeline.line("    ./paraph verify " + quoted(copy.signedPdf()));
              timeline.line("    ./paraph verify " + quoted(copy.evidence()));
            });
    timeline.line("");
  }

  void missing(List<Chapter> chapters) {
    for (Chapter chapter : chapters) {
      if (!chapter.isComplete()) {
        timeline.line("  ✗ " + chapter.person().name() + ": " + chapter.missing());
      }
    }
  }

  void yourTurn(List<Chapter> open, URI gateway, URI erp) {
    for (Chapter chapter : open) {
      chapter
          .link()
          .ifPresent(
              link -> {
                timeline.line("  Your turn: sign as " + chapter.person().name() + " at");
                timeline.line("    " + link);
                timeline.line(
                    "    (the code will be shown here, and lies in " + folder.mail() + ")");
                timeline.line("");
              });
    }
    row("gateway", gateway.toString());
    row("demo ERP", erp.toString());
    timeline.line("");
    timeline.line(
        "  Ctrl-C ends the demo. To go on later: ./paraph demo --data " + quoted(folder.root()));
  }

  private void row(String what, String where) {
    timeline.line(String.format(Locale.ROOT, "    %-19s %s", what, where));
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
