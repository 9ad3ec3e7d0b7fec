package gateway.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Spelling {
  private Spelling() {}

  /** Return "Did you mean 'x'?" for the nearest known word, else the list of known words. */
  public static String hint(String wrong, Collection<String> known) {
    return nearest(wrong, known)
        .map(word -> "Did you mean '" + word + "'?")
        .orElseGet(() -> "Known here: " + String.join(", ", known.stream().sorted().toList()));
  }

  /** Return the known word that is nearly the same. */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(word -> distance(wrong, word)))
        .filter(word -> distance(wrong, word) <= Math.max(2, wrong.length() / 3));
  }

  /** Edit distance in which two exchanged neighbours count once. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : best(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int best(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
