package gateway.contract;

/** A file's name as somebody outside gave it: kept to be shown, never used as a path. */
public final class FileName {
  private static final int LONGEST = 200;
  private static final int LONGEST_ENDING = 20;

  // Joiners stay: Persian and emoji are written with them.
  private static final String UNSEEN =
      "[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]|[\\ud800-\\udfff]";

  private FileName() {}

  /**
   * Return the name without folders, and without characters that cannot be seen or turn the writing
   * direction: a name must not read as another file than it is. A long one keeps its ending.
   */
  public static String clean(String given) {
    String name =
        given
            .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
            .replaceAll(UNSEEN, "")
            .replaceAll("\\s+", " ")
            .strip()
            .replaceAll("^[. ]+", "");
    if (name.codePointCount(0, name.length()) > LONGEST) {
      String ending = ending(name);
      int kept = LONGEST - ending.codePointCount(0, ending.length());
      name = name.substring(0, name.offsetByCodePoints(0, kept)).strip() + ending;
    }
    return name.isEmpty() ? "document" : name;
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
  }
}
