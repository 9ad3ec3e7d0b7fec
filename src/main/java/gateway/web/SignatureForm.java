package gateway.web;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import gateway.contract.UnseenCharacters;
import gateway.journey.JourneyView;
import gateway.journey.SignatureGiven;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The signature as it was typed, drawn or uploaded, whether or not it is good.
 *
 * @param name as typed; stands beside a drawing or picture as well
 * @param strokes text of {@link Strokes}, empty when nothing was drawn
 * @param image bytes of the picture, null when none was sent
 * @param kept the picture given before, when it was shown and no other one was sent
 */
record SignatureForm(
    Method method, String name, String strokes, byte @Nullable [] image, @Nullable BlobRef kept) {
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

    static Method of(@Nullable SignatureMark mark) {
      return mark == null ? TYPE : mark.kind() == SignatureMark.Kind.DRAWN ? DRAW : UPLOAD;
    }
  }

  static SignatureForm of(Visit visit) {
    Method method = Method.of(visit.form("method"));
    byte[] image = null;
    if (method == Method.UPLOAD) {
      List<Uploads.Upload> files = Uploads.of(visit.context(), "image");
      image = files.isEmpty() ? null : files.get(0).content();
    }
    BlobRef picture = picture(visit.view());
    boolean kept =
        method == Method.UPLOAD
            && image == null
            && picture != null
            && visit.form("kept").equals(picture.sha256());
    return new SignatureForm(
        method,
        visit.form("typedName").strip(),
        visit.form("strokes"),
        image,
        kept ? picture : null);
  }

  /** Return the form as the person left it: with what they gave before. */
  static SignatureForm before(JourneyView view, Function<BlobRef, byte[]> content) {
    SignatureMark mark = view.mark();
    Method method = Method.of(mark);
    String strokes =
        mark != null && method == Method.DRAW
            ? new String(content.apply(mark.content()), StandardCharsets.UTF_8)
            : "";
    String name = view.typedName() == null ? view.personName() : view.typedName();
    return new SignatureForm(method, name, strokes, null, picture(view));
  }

  /** Return the picture given before, null when there is none. */
  static @Nullable BlobRef picture(JourneyView view) {
    SignatureMark mark = view.mark();
    return mark != null && mark.kind() == SignatureMark.Kind.IMAGE ? mark.content() : null;
  }

  /** Whether this is exactly what was given before. */
  boolean isSame(SignatureForm before) {
    return method == before.method
        && name.equals(before.name)
        && image == null
        && (method != Method.UPLOAD || kept != null)
        && (method != Method.DRAW || strokes.equals(before.strokes));
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
    if (method == Method.UPLOAD && kept == null && (image == null || image.length == 0)) {
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
    Strokes drawn = method == Method.DRAW ? Strokes.parse(strokes) : null;
    return new SignatureGiven(name, drawn, image, kept);
  }

  /** Strokes to draw again after a refusal; nothing that is not strokes goes back to the page. */
  String strokesToShow() {
    return strokes.matches("[0-9,; ]{1,60000}") ? strokes : "";
  }
}
