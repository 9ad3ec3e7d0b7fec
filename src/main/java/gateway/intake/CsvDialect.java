package gateway.intake;

import gateway.base.PermanentFailure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written: found out from the whole file, because the first accent may come late.
 *
 * @param bomLength bytes to skip at the start
 * @param separatorLine the first line is {@code sep=…}, which is no data
 */
public record CsvDialect(Charset charset, int bomLength, char separator, boolean separatorLine) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What the client's settings say; null lets the file decide. */
  public record Overrides(@Nullable Charset charset, @Nullable Character separator) {
    public static final Overrides NONE = new Overrides(null, null);
  }

  /**
   * Byte order mark, else strict UTF-8 over the whole file, else Windows-1252 (never ISO-8859-1:
   * spreadsheets use 0x80 to 0x9F). Then a {@code sep=} line, else the most consistent separator.
   *
   * @throws PermanentFailure {@code csv.encoding}
   */
  public static CsvDialect detect(String file, byte[] bytes, Overrides overrides) {
    Encoding encoding = encoding(bytes, overrides.charset());
    CsvDialect start = new CsvDialect(encoding.charset(), encoding.bomLength(), ';', false);
    String text = start.decode(file, bytes);
    Character declared = declaredSeparator(text);
    Character wanted = overrides.separator();
    if (wanted == null) {
      wanted = declared != null ? declared : CsvSeparators.detect(text);
    }
    return new CsvDialect(encoding.charset(), encoding.bomLength(), wanted, declared != null);
  }

  /**
   * Return the file's text without its byte order mark.
   *
   * @throws PermanentFailure {@code csv.encoding} at the first byte that is not of this charset
   */
  public String decode(String file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes, bomLength, bytes.length - bomLength);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = strict(charset);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    out.flip();
    if (result.isError()) {
      Place place = Place.after(out);
      throw new PermanentFailure(
          "csv.encoding",
          file
              + ":"
              + place.line()
              + ":"
              + place.column()
              + ": this byte is not "
              + charset.name()
              + ". Save the file as UTF-8, or name its encoding under csv: charset: in the mapping");
    }
    return out.toString();
  }

  private record Encoding(Charset charset, int bomLength) {}

  private static Encoding encoding(byte[] bytes, @Nullable Charset wanted) {
    Encoding marked = byMark(bytes);
    if (wanted != null) {
      return new Encoding(
          wanted, marked != null && marked.charset().equals(wanted) ? marked.bomLength() : 0);
    }
    if (marked != null) {
      return marked;
    }
    return new Encoding(isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS, 0);
  }

  private static @Nullable Encoding byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      strict(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static @Nullable Character declaredSeparator(String text) {
    if (!text.regionMatches(true, 0, "sep=", 0, 4) || text.length() < 5) {
      return null;
    }
    boolean lineEnds = text.length() == 5 || text.charAt(5) == '\n' || text.charAt(5) == '\r';
    return lineEnds ? text.charAt(4) : null;
  }

  /** A place in a text; line and column count from 1. */
  record Place(int line, int column) {
    static Place after(CharSequence text) {
      int line = 1;
      int column = 1;
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '\n') {
          line++;
          column = 1;
        } else {
          column++;
        }
      }
      return new Place(line, column);
    }
  }
}
