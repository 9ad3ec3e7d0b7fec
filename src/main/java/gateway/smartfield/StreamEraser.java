package gateway.smartfield;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Takes glyphs out of a content stream. Only the text operators concerned are written anew; every
 * other byte stays as it was. Each glyph gives way to a TJ adjustment of its own width, so nothing
 * behind it moves.
 */
final class StreamEraser {
  private final byte[] content;
  private final Map<Integer, List<GlyphRef>> byOperator = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StreamEraser(byte[] content, Collection<GlyphRef> glyphs) {
    this.content = content;
    for (GlyphRef glyph : glyphs) {
      byOperator.computeIfAbsent(glyph.operator(), key -> new ArrayList<>()).add(glyph);
    }
  }

  /** Return the content without these glyphs, which must all belong to it. */
  static byte[] erase(byte[] content, Collection<GlyphRef> glyphs) throws IOException {
    return new StreamEraser(content, glyphs).run();
  }

  private byte[] run() throws IOException {
    TokenReader reader = new TokenReader(content);
    List<COSBase> operands = new ArrayList<>();
    int operator = 0;
    int copied = 0;
    int previousEnd = 0;
    for (Object token = reader.parseNextToken(); token != null; token = reader.parseNextToken()) {
      if (!(token instanceof Operator found)) {
        operands.add((COSBase) token);
        continue;
      }
      int end = reader.position();
      List<GlyphRef> erased = byOperator.get(operator++);
      if (erased != null) {
        out.write(content, copied, previousEnd - copied);
        rewrite(found.getName(), operands, erased);
        copied = end;
      }
      previousEnd = end;
      operands.clear();
    }
    out.write(content, copied, content.length - copied);
    return out.toByteArray();
  }

  private void rewrite(String name, List<COSBase> operands, List<GlyphRef> erased) {
    COSBase last = operands.get(operands.size() - 1);
    write("\n");
    if (name.equals("\"")) {
      write(number(operands.get(0)) + " Tw " + number(operands.get(1)) + " Tc ");
    }
    if (name.equals("\"") || name.equals("'")) {
      write("T* ");
    }
    write("[");
    int string = 0;
    for (COSBase item : last instanceof COSArray array ? array.toList() : List.of(last)) {
      if (item instanceof COSString text) {
        writeWithout(text.getBytes(), string++, erased);
      } else if (item instanceof COSNumber) {
        write(number(item) + " ");
      }
    }
    write("] TJ");
  }

  private void writeWithout(byte[] text, int string, List<GlyphRef> erased) {
    TreeMap<Integer, GlyphRef> gone = new TreeMap<>();
    for (GlyphRef glyph : erased) {
      if (glyph.string() == string) {
        gone.put(glyph.offset(), glyph);
      }
    }
    int kept = 0;
    double adjustment = 0;
    for (GlyphRef glyph : gone.values()) {
      if (glyph.offset() > kept) {
        writeAdjustment(adjustment);
        adjustment = 0;
        writeString(text, kept, glyph.offset());
      }
      adjustment += glyph.adjustment();
      kept = glyph.offset() + glyph.length();
    }
    writeAdjustment(adjustment);
    writeString(text, kept, text.length);
  }

  private void writeAdjustment(double adjustment) {
    if (adjustment != 0) {
      write(String.format(Locale.ROOT, "%.3f ", adjustment));
    }
  }

  private void writeString(byte[] text, int from, int to) {
    if (to > from) {
      write("<" + HexFormat.of().formatHex(text, from, to) + "> ");
    }
  }

  private static String number(@Nullable COSBase value) {
    return value instanceof COSNumber number
        ? String.format(Locale.ROOT, "%.4f", number.floatValue())
        : "0";
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Tells where each token ends. */
  private static final class TokenReader extends PDFStreamParser {
    TokenReader(byte[] content) {
      super(content);
    }

    int position() throws IOException {
      return (int) source.getPosition();
    }
  }
}
