package gateway.evidence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the names people give to documents into safe names inside a container. */
final class DossierNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
  private static final int LONGEST = 80;

  private DossierNames() {}

  /** Return for example {@code 1-Contrat-d-entretien.pdf}: unique by number, plain ASCII. */
  static String pdf(int index, String given) {
    String plain = MARKS.matcher(Normalizer.normalize(given, Normalizer.Form.NFD)).replaceAll("");
    if (plain.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      plain = plain.substring(0, plain.length() - 4);
    }
    String safe = EDGES.matcher(UNSAFE.matcher(plain).replaceAll("-")).replaceAll("");
    if (safe.length() > LONGEST) {
      safe = safe.substring(0, LONGEST);
    }
    return (index + 1) + "-" + (safe.isEmpty() ? "document" : safe) + ".pdf";
  }
}
