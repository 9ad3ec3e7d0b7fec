package gateway.signing;

import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** What stands beside the typed name in a signature field. */
sealed interface Mark permits InkMark, ImageMark {
  /** Draw it as large as the box allows, in its own proportions. */
  void draw(PDDocument document, PDPageContentStream content, PDRectangle box) throws IOException;

  /** Return what a person gave; null when the name alone is the signature. */
  static @Nullable Mark of(Contract contract, Recipient recipient, Blobs blobs) {
    SignatureMark given = recipient.mark();
    if (given == null) {
      return null;
    }
    byte[] content = blobs.get(contract.tenant(), contract.id().value(), given.content());
    return switch (given.kind()) {
      case DRAWN -> new InkMark(Strokes.parse(new String(content, StandardCharsets.UTF_8)));
      case IMAGE -> new ImageMark(content);
    };
  }
}
