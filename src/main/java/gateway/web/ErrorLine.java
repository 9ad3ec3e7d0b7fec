package gateway.web;

import java.util.List;

/** One line of an error summary; it leads to the field, in the same words as beside the field. */
public record ErrorLine(String target, String text) {

  /** Return what the summary says of a field; empty when it says nothing. */
  public static String of(List<ErrorLine> errors, String field) {
    return errors.stream()
        .filter(line -> line.target().equals(field))
        .map(ErrorLine::text)
        .findFirst()
        .orElse("");
  }
}
