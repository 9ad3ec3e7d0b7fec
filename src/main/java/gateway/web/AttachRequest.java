package gateway.web;

import gateway.journey.JourneyView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that is asked for, as the page shows it.
 *
 * @param id of its input
 * @param accept what the browser offers to choose from
 * @param full no more may be added; a single file can still be replaced
 * @param photo a photo would do
 */
public record AttachRequest(
    String id,
    String name,
    String label,
    boolean required,
    String hint,
    String accept,
    int maxSizeMb,
    boolean several,
    boolean full,
    boolean photo,
    List<JourneyView.Attachment> given,
    @Nullable String error) {

  static String id(int number) {
    return "a" + number;
  }

  static AttachRequest of(
      JourneyView.Request request, String id, @Nullable String error, Messages m) {
    int left = request.maxFiles() - request.given().size();
    String hint = m.text("attach.hint", "types", types(request), "n", request.maxSizeMb());
    return new AttachRequest(
        id,
        "file." + request.name(),
        request.label(),
        request.required(),
        request.maxFiles() < 2
            ? hint
            : hint + " " + m.plural("attach.hint-many", request.maxFiles()),
        request.types().stream().map(AttachRequest::accepted).collect(Collectors.joining(",")),
        request.maxSizeMb(),
        left > 1,
        left < 1,
        request.types().contains("jpg") || request.types().contains("png"),
        request.given(),
        error);
  }

  // Media types as well: a phone then offers its camera roll, and turns HEIC into JPEG by itself.
  private static String accepted(String type) {
    switch (type) {
      case "jpg":
        return ".jpg,.jpeg,image/jpeg";
      case "png":
        return ".png,image/png";
      case "pdf":
        return ".pdf,application/pdf";
      default:
        return "." + type;
    }
  }

  static String types(JourneyView.Request request) {
    return request.types().stream()
        .map(type -> type.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  public String describedBy() {
    return id + "-hint" + (error == null ? "" : " " + id + "-error");
  }

  /** A size for people: two digits are enough. */
  public static String size(long bytes, Messages m) {
    if (bytes < 1024 * 1024) {
      return m.text("size.kb", "n", Math.max(1, bytes / 1024));
    }
    long tenths = Math.round(bytes * 10.0 / (1024 * 1024));
    String number = tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    return m.text("size.mb", "n", m == Messages.FR ? number.replace('.', ',') : number);
  }

  /** Whether a small picture of it can be shown. */
  public static boolean isPicture(JourneyView.Attachment annex) {
    return annex.mediaType().startsWith("image/") && annex.size() < 3 * 1024 * 1024;
  }
}
