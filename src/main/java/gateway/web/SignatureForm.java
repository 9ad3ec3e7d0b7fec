package gateway.web;

import gateway.base.PermanentFailure;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import gateway.contract.UnseenCharacters;
import gateway.journey.SignatureGiven;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature as it was typed, drawn or uploaded, whether or not it is good.
 *
 * @param name as typed; stands beside a drawing or picture as well
 * @param strokes text of {@link Strokes}, empty when nothing was drawn
 * @param image bytes of the picture, null when none was sent
 */
record SignatureForm(Method method, String name, String strokes, byte @Nullable [] image) {
  static final int LARGEST_IMAGE_MB = 2;
  private static final int LONGEST_NAME = 100;

  /** How somebody signs. */
  enum Method {
    TYPE,
    DRAW,
    UPLOAD;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Method of(String word) {
      for (Method method : values()) {
        if (method.word().equals(word)) {
          return method;
        }
      }
      return TYPE;
    }

    static Method of(SignatureMark.@Nullable Kind kind) {
      return kind == null ? TYPE : kind == SignatureMark.Kind.DRAWN ? DRAW : UPLOAD;
    }
  }

  static SignatureForm of(Visit visit) {
    Method method = Method.of(visit.form("method"));
    byte[] image = null;
    if (method == Method.UPLOAD) {
      List<Uploads.Upload> files = Uploads.of(visit.context(), "image");
      image = files.isEmpty() ? null : files.get(0).content();
    }
    return new SignatureForm(method, visit.form("typedName").strip(), visit.form("strokes"), image);
  }

  /** Where the error of a refused signature is shown. */
  String inputId() {
    return method == Method.DRAW ? "pad" : method == Method.UPLOAD ? "image" : "typedName";
  }

  @Nullable String nameError(Messages m) {
    if (name.isEmpty()) {
      return m.text("problem.name");
    }
    return name.length() > LONGEST_NAME || UnseenCharacters.inLine(name).isPresent()
        ? m.text("problem.name-shape", "n", LONGEST_NAME)
        : null;
  }

  /** What is wrong with the drawing or picture, as far as can be told here. */
  @Nullable String markError(Messages m) {
    if (method == Method.DRAW) {
      return strokesError(m);
    }
    if (method == Method.UPLOAD && (image == null || image.length == 0)) {
      return m.text("problem.image-none");
    }
    return image != null && image.length > LARGEST_IMAGE_MB * 1024 * 1024
        ? m.text("problem.image-large", "n", LARGEST_IMAGE_MB)
        : null;
  }

  private @Nullable String strokesError(Messages m) {
    if (strokes.isEmpty()) {
      return m.text("problem.strokes-none");
    }
    try {
      Strokes.parse(strokes);
      return null;
    } catch (PermanentFailure e) {
      return m.text("problem.strokes");
    }
  }

  /** Return what the chain needs; only when there is no error. */
  SignatureGiven given() {
    return new SignatureGiven(name, method == Method.DRAW ? Strokes.parse(strokes) : null, image);
  }

  /** Strokes to draw again after a refusal; nothing that is not strokes goes back to the page. */
  String strokesToShow() {
    return strokes.matches("[0-9,; ]{1,60000}") ? strokes : "";
  }
}
