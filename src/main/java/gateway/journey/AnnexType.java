package gateway.journey;

import gateway.contract.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of file a person may attach, told by a plausible beginning and end. */
enum AnnexType {
  PDF("pdf", MediaTypes.PDF),
  JPEG("jpg", MediaTypes.JPEG),
  PNG("png", MediaTypes.PNG),
  /** Photos of some phones; known only to be refused by name. */
  HEIC("heic", "image/heic");

  private static final int NEAR = 1024;
  private static final Set<String> HEIF_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif");

  private final String extension;
  private final String mediaType;

  AnnexType(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String extension() {
    return extension;
  }

  /** The endings by which programs know such a file. */
  List<String> endings() {
    return this == JPEG ? List.of(".jpg", ".jpeg") : List.of("." + extension);
  }

  String mediaType() {
    return mediaType;
  }

  /** Return what these bytes are, or nothing when they are none of the kinds known here. */
  static Optional<AnnexType> of(byte[] content) {
    return switch (MediaTypes.of(content)) {
      case MediaTypes.PDF -> whole(PDF, content, "%%EOF", NEAR);
      case MediaTypes.PNG -> whole(PNG, content, "IEND", NEAR);
      // Some cameras leave bytes behind the end of the picture.
      case MediaTypes.JPEG -> whole(JPEG, content, "\u00ff\u00d9", 64 * NEAR);
      default -> isHeif(content) ? Optional.of(HEIC) : Optional.empty();
    };
  }

  private static Optional<AnnexType> whole(AnnexType type, byte[] content, String end, int within) {
    int from = Math.max(0, content.length - within);
    return text(content, from, content.length - from).contains(end)
        ? Optional.of(type)
        : Optional.empty();
  }

  private static boolean isHeif(byte[] content) {
    return content.length >= 12
        && text(content, 4, 4).equals("ftyp")
        && HEIF_BRANDS.contains(text(content, 8, 4));
  }

  private static String text(byte[] content, int from, int length) {
    return new String(content, from, length, StandardCharsets.ISO_8859_1);
  }
}
