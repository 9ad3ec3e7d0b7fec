package gateway.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what a file is by its bytes; what its sender claims is not asked. Nothing is unpacked, and
 * what could run in a browser (HTML, SVG, scripts) is never called anything but plain text.
 */
public final class MediaTypes {
  public static final String PDF = "application/pdf";
  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";
  public static final String TEXT = "text/plain; charset=utf-8";
  public static final String UNKNOWN = "application/octet-stream";
  private static final String ZIP = "application/zip";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, String> OFFICE_FOLDERS =
      Map.of(
          "word/", OFFICE + "wordprocessingml.document",
          "xl/", OFFICE + "spreadsheetml.sheet",
          "ppt/", OFFICE + "presentationml.presentation");
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
  private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  // Readers take a header within the first kilobyte (ISO 32000-1, annex H, note 13).
  private static final int PDF_HEAD_WITHIN = 1024;
  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte[] JPEG_HEAD = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};

  private MediaTypes() {}

  /** Return the media type of a file. */
  public static String of(byte[] file) {
    if (startsWith(file, 0, PNG_HEAD)) {
      return PNG;
    }
    if (startsWith(file, 0, JPEG_HEAD)) {
      return JPEG;
    }
    if (startsWith(file, 0, ZIP_HEAD)) {
      return ofZip(file);
    }
    for (int i = 0; i < Math.min(PDF_HEAD_WITHIN, file.length); i++) {
      if (startsWith(file, i, PDF_HEAD)) {
        return PDF;
      }
    }
    return isText(file) ? TEXT : UNKNOWN;
  }

  private static boolean startsWith(byte[] file, int at, byte[] head) {
    if (file.length < at + head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if (file[at + i] != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static String ofZip(byte[] file) {
    String open = openDocument(file);
    if (!open.isEmpty()) {
      return open;
    }
    List<String> names = ZipNames.of(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    if (names.contains("[Content_Types].xml")) {
      for (Map.Entry<String, String> folder : OFFICE_FOLDERS.entrySet()) {
        if (names.stream().anyMatch(name -> name.startsWith(folder.getKey()))) {
          return folder.getValue();
        }
      }
    }
    return ZIP;
  }

  /** The first entry of an OpenDocument file is {@code mimetype}, stored (ODF 1.3, part 2, 3.3). */
  private static String openDocument(byte[] file) {
    String head = new String(file, 0, Math.min(120, file.length), StandardCharsets.ISO_8859_1);
    int at = head.indexOf("mimetype" + OPEN_DOCUMENT);
    if (at != 30) {
      return "";
    }
    String kind = head.substring(at + 8 + OPEN_DOCUMENT.length());
    for (String known : List.of("text", "spreadsheet", "presentation", "graphics")) {
      if (kind.startsWith(known)) {
        return OPEN_DOCUMENT + known;
      }
    }
    return "";
  }

  private static boolean isText(byte[] file) {
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
    } catch (CharacterCodingException e) {
      return false; // how a decoder says "no"
    }
    return text.chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
  }

  /** The names in a ZIP file's directory, read where they stand. */
  private static final class ZipNames {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int READ = 200;

    private ZipNames() {}

    static List<String> of(ByteBuffer zip) {
      List<String> names = new ArrayList<>();
      int at = directory(zip);
      while (at >= 0
          && at <= zip.limit() - ENTRY_SIZE // the file says where: a sum may overflow
          && zip.getInt(at) == ENTRY
          && names.size() < READ) {
        int name = Short.toUnsignedInt(zip.getShort(at + 28));
        int next = at + ENTRY_SIZE + name;
        if (next > zip.limit()) {
          break;
        }
        names.add(new String(zip.array(), at + ENTRY_SIZE, name, StandardCharsets.UTF_8));
        at =
            next
                + Short.toUnsignedInt(zip.getShort(at + 30))
                + Short.toUnsignedInt(zip.getShort(at + 32));
      }
      return names;
    }

    private static int directory(ByteBuffer zip) {
      int last = zip.limit() - END_SIZE;
      for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
        if (zip.getInt(at) == END) {
          return zip.getInt(at + 16);
        }
      }
      return -1;
    }
  }
}
