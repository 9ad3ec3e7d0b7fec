package gateway.web.office;

/** What a page of the back office answers; the door writes it. */
sealed interface Answer {
  /**
   * A page.
   *
   * @param template name below src/main/jte
   * @param model the template's one parameter
   */
  record Show(int status, String template, Object model) implements Answer {
    static Show page(String template, Object model) {
      return new Show(200, template, model);
    }

    /** A form that was sent and cannot be done yet: shown again with what was typed. */
    static Show unfinished(String template, Object model) {
      return new Show(422, template, model);
    }
  }

  /** Go on there by GET; a POST that worked shows nothing, so reloading never acts again. */
  record GoTo(String path) implements Answer {}

  /** A file. */
  record File(String type, String name, byte[] content) implements Answer {}
}
