package gateway.contract;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into words as they are searched: small letters without accents, so that "lea" finds
 * "Léa" on every database.
 */
public final class SearchWords {
  private static final int LONGEST = 60;
  private static final int MOST = 100;

  private SearchWords() {}

  public static Set<String> of(String... texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts) {
      for (String word : folded(text).split("[^\\p{L}\\p{N}]+")) {
        if (!word.isEmpty() && words.size() < MOST) {
          words.add(shortened(word));
        }
      }
    }
    return words;
  }

  private static String shortened(String word) {
    int end = word.offsetByCodePoints(0, Math.min(LONGEST, word.codePointCount(0, word.length())));
    return word.substring(0, end);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        // Letters that Unicode does not take apart.
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l");
  }
}
