package gateway.evidence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the names people give to documents into safe names inside a container. */
final class DossierNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
  private static final int LONGEST = 80;

  private DossierNames() {}

  /** Return for example {@code 1-Contrat-d-entretien.pdf}: unique by number, plain ASCII. */
  static String pdf(int index, String given) {
    String plain = ascii(given);
    if (plain.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      plain = plain.substring(0, plain.length() - 4);
    }
    return numbered(index, plain, ".pdf");
  }

  /** The same for a file of any kind; its ending stays when it is a plain one. */
  static String file(int index, String given) {
    String plain = ascii(given);
    Matcher ending = ENDING.matcher(plain);
    return ending.find()
        ? numbered(index, plain.substring(0, ending.start()), ending.group())
        : numbered(index, plain, "");
  }

  private static String ascii(String given) {
    return MARKS.matcher(Normalizer.normalize(given, Normalizer.Form.NFD)).replaceAll("");
  }

  private static String numbered(int index, String plain, String ending) {
    String safe = EDGES.matcher(UNSAFE.matcher(plain).replaceAll("-")).replaceAll("");
    if (safe.length() > LONGEST) {
      safe = safe.substring(0, LONGEST);
    }
    return (index + 1) + "-" + (safe.isEmpty() ? "document" : safe) + ending;
  }
}
