package gateway.signing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one signature in a PDF says.
 *
 * @param field full name of the signature field; an invisible one is made when it is absent
 * @param name who signs
 * @param at the claimed time
 * @param lines written into the field, the first one large, and told to those who cannot see; not
 *     drawn when the field has no area
 * @param mark drawn beside the lines; null when there is none
 */
public record SignatureRequest(
    String field, String name, Instant at, List<String> lines, @Nullable Mark mark) {
  public SignatureRequest {
    lines = List.copyOf(lines);
  }

  /** A signature without anything drawn. */
  public SignatureRequest(String field, String name, Instant at, List<String> lines) {
    this(field, name, at, lines, null);
  }

  /** Return what a screen reader says about the signature. */
  String spoken() {
    return String.join(", ", lines);
  }
}
