package gateway.signing;

import java.time.Instant;
import java.util.List;

/**
 * What one signature in a PDF says.
 *
 * @param field full name of the signature field; an invisible one is made when it is absent
 * @param name who signs
 * @param at the claimed time
 * @param lines drawn into the field, the first one large; not drawn when the field has no area
 */
public record SignatureRequest(String field, String name, Instant at, List<String> lines) {
  public SignatureRequest {
    lines = List.copyOf(lines);
  }
}
