package gateway.contract;

/**
 * What a person drew or uploaded as their signature, beside the typed name.
 *
 * @param content for {@link Kind#DRAWN} the UTF-8 text of {@link Strokes}; for {@link Kind#IMAGE} a
 *     PNG that Paraph made itself of what was uploaded
 */
public record SignatureMark(Kind kind, BlobRef content) {
  /** How the mark was made. */
  public enum Kind {
    DRAWN,
    IMAGE
  }
}
