package gateway.intake;

import java.util.ArrayList;
import java.util.List;

/** Finds the separator that comes equally often in each of the first records, outside quotes. */
final class CsvSeparators {
  private static final String CANDIDATES = ";,\t|";
  private static final int RECORDS = 20;

  private CsvSeparators() {}

  static char detect(String text) {
    List<int[]> records = count(text);
    char best = CANDIDATES.charAt(0);
    double bestScore = 0;
    for (int i = 0; i < CANDIDATES.length(); i++) {
      double score = score(records, i);
      if (score > bestScore) {
        bestScore = score;
        best = CANDIDATES.charAt(i);
      }
    }
    return best;
  }

  /** Consistency first; among equals the one that makes more columns. */
  private static double score(List<int[]> records, int candidate) {
    int header = records.isEmpty() ? 0 : records.get(0)[candidate];
    if (header == 0) {
      return 0;
    }
    long same = records.stream().filter(record -> record[candidate] == header).count();
    return 1000.0 * same / records.size() + Math.min(header, 999) / 1000.0;
  }

  private static List<int[]> count(String text) {
    List<int[]> records = new ArrayList<>();
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    boolean blank = true;
    boolean fieldStarts = true;
    for (int i = 0; i < text.length() && records.size() < RECORDS; i++) {
      char c = text.charAt(i);
      int candidate = CANDIDATES.indexOf(c);
      if (quoted) {
        quoted = c != '"';
      } else if (c == '\n' || c == '\r') {
        if (!blank) {
          records.add(counts);
        }
        counts = new int[CANDIDATES.length()];
        blank = true;
        fieldStarts = true;
      } else if (candidate >= 0) {
        counts[candidate]++;
        blank = false;
        fieldStarts = true;
      } else {
        // Only a quote at the start of a field, or right after a closing one, opens; 5" does not.
        quoted = c == '"' && (fieldStarts || text.charAt(i - 1) == '"');
        blank = false;
        fieldStarts = false;
      }
    }
    if (!blank && records.size() < RECORDS) {
      records.add(counts);
    }
    return records;
  }
}
