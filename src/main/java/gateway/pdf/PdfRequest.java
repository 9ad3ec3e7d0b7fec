package gateway.pdf;

import gateway.contract.PdfDesk.Preparation;
import java.util.Map;

/** What the desk asks a worker. */
sealed interface PdfRequest {
  byte[] pdf();

  /** Load what the first real request would load. */
  record Warm() implements PdfRequest {
    @Override
    public byte[] pdf() {
      return new byte[0];
    }
  }

  record Inspect(byte[] pdf) implements PdfRequest {}

  record Prepare(byte[] pdf, Preparation plan) implements PdfRequest {}

  record Fill(byte[] pdf, Map<String, String> values) implements PdfRequest {}

  record Picture(byte[] pdf, int page, int width) implements PdfRequest {}

  record Text(byte[] pdf) implements PdfRequest {}

  /** Not a PDF at all, but as foreign: a picture of a signature. */
  record Image(byte[] upload) implements PdfRequest {
    @Override
    public byte[] pdf() {
      return upload;
    }
  }
}
