package gateway.web;

/** What a page handler answers; the caller writes it. */
sealed interface Reply {
  /**
   * A page.
   *
   * @param template name below src/main/jte
   * @param model the template's one parameter
   */
  record Show(int status, String template, Object model) implements Reply {
    Show withStatus(int other) {
      return new Show(other, template, model);
    }
  }

  /** Go on there by GET; nothing is shown by a POST that worked, so reloading never acts again. */
  record GoTo(String path) implements Reply {}

  /** The answer is written already: a download. */
  record Sent() implements Reply {}
}
