package gateway.smartfield;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Rewrites the content streams of pages and form XObjects. */
final class PageContent {
  private PageContent() {}

  /**
   * Take glyphs out of a page and leave it in a state in which new content can be appended: own
   * graphics state restored, even when the producer forgot to.
   */
  static void rewrite(PDDocument document, PDPage page, Collection<GlyphRef> erased)
      throws IOException {
    byte[] content;
    try (InputStream in = page.getContents()) {
      content = in.readAllBytes();
    }
    byte[] clean = erased.isEmpty() ? content : StreamEraser.erase(content, erased);
    ByteArrayOutputStream out = new ByteArrayOutputStream(clean.length + 16);
    out.writeBytes("q\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(clean);
    out.writeBytes(closing(clean).getBytes(StandardCharsets.US_ASCII));
    PDStream stream = new PDStream(document);
    write(stream.getCOSObject(), out.toByteArray());
    page.setContents(stream);
  }

  /** Draw something more on a page that was rewritten before. */
  static void append(PDDocument document, PDPage page, String content) throws IOException {
    COSArray streams = new COSArray();
    COSBase existing = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
    if (existing instanceof COSArray array) {
      streams.addAll(array);
    } else if (existing != null) {
      streams.add(existing);
    }
    PDStream stream = new PDStream(document);
    write(stream.getCOSObject(), content.getBytes(StandardCharsets.US_ASCII));
    streams.add(stream.getCOSObject());
    page.getCOSObject().setItem(COSName.CONTENTS, streams);
  }

  /** Take glyphs out of a form XObject. */
  static void rewrite(COSStream form, Collection<GlyphRef> erased) throws IOException {
    byte[] content;
    try (InputStream in = form.createInputStream()) {
      content = in.readAllBytes();
    }
    write(form, StreamEraser.erase(content, erased));
  }

  private static void write(COSStream stream, byte[] content) throws IOException {
    stream.removeItem(COSName.DECODE_PARMS);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
  }

  private static String closing(byte[] content) throws IOException {
    int open = 0;
    boolean inText = false;
    PDFStreamParser parser = new PDFStreamParser(content);
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator) {
        switch (operator.getName()) {
          case OperatorName.SAVE -> open++;
          case OperatorName.RESTORE -> open = Math.max(0, open - 1);
          case OperatorName.BEGIN_TEXT -> inText = true;
          case OperatorName.END_TEXT -> inText = false;
          default -> {
            // Nothing that has to be closed.
          }
        }
      }
    }
    return "\n" + (inText ? "ET\n" : "") + "Q\n".repeat(open + 1);
  }
}
