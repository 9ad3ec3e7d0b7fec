package gateway.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a file that somebody sent. */
final class ForeignFile {
  private static final Pattern ENCRYPTION = Pattern.compile("/Encrypt[\\s<\\d]");

  private ForeignFile() {}

  static PDDocument open(byte[] pdf) throws IOException {
    PDDocument document = load(pdf);
    // A file with an empty password opens for everyone and is still not ours to rewrite.
    if (document.isEncrypted()) {
      document.close();
      throw PdfFailures.encrypted();
    }
    return document;
  }

  private static PDDocument load(byte[] pdf) throws IOException {
    try {
      return Loader.loadPDF(new RandomAccessReadBuffer(pdf));
    } catch (InvalidPasswordException e) {
      throw PdfFailures.encrypted();
    } catch (IOException | RuntimeException e) {
      // An unknown way of encrypting comes as a plain parser error.
      if (ENCRYPTION.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).find()) {
        throw PdfFailures.encrypted();
      }
      throw PdfFailures.broken("its table of contents cannot be read, not even by repairing it");
    }
  }
}
