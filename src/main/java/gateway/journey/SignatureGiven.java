package gateway.journey;

import gateway.contract.BlobRef;
import gateway.contract.Strokes;
import org.jspecify.annotations.Nullable;

/**
 * How a person signs: the name as typed, and perhaps what they drew or uploaded. At most one of the
 * two; typing the name counts as much as drawing.
 *
 * @param image the bytes of an uploaded PNG or JPEG, 2 MB at most; re-encoded before it is kept
 * @param kept the picture this person gave before and was shown again, instead of a new one
 */
public record SignatureGiven(
    String name, @Nullable Strokes strokes, byte @Nullable [] image, @Nullable BlobRef kept) {
  public SignatureGiven(String name, @Nullable Strokes strokes, byte @Nullable [] image) {
    this(name, strokes, image, null);
  }

  public static SignatureGiven typed(String name) {
    return new SignatureGiven(name, null, null);
  }
}
