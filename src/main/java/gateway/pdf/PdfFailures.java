package gateway.pdf;

import gateway.base.PermanentFailure;

/** The refusals, each with what it means and what the sender can do. */
final class PdfFailures {
  private PdfFailures() {}

  static PermanentFailure empty() {
    return new PermanentFailure(
        "pdf.empty", "The file has no content. Send it again; check that the upload was complete");
  }

  static PermanentFailure tooLarge(int bytes) {
    return new PermanentFailure(
        "pdf.too-large",
        "The PDF has "
            + (bytes + 1024 * 1024 - 1) / (1024 * 1024)
            + " MB, more than the limit of 25 MB. Reduce its pictures, or send annexes apart");
  }

  static PermanentFailure notAPdf() {
    return new PermanentFailure(
        "pdf.not-a-pdf",
        "The file is not a PDF: it does not begin with %PDF-. Export the document as PDF and send"
            + " that");
  }

  static PermanentFailure encrypted() {
    return new PermanentFailure(
        "pdf.encrypted",
        "The PDF is encrypted or restricted by a password and cannot be signed. Save it without"
            + " any protection and send that");
  }

  static PermanentFailure signed() {
    return new PermanentFailure(
        "pdf.signed",
        "The PDF already carries a digital signature, which preparing it would destroy. Send the"
            + " unsigned original");
  }

  static PermanentFailure xfa() {
    return new PermanentFailure(
        "pdf.xfa",
        "The PDF is an XFA form, whose content is made only when it is opened. Print it to a plain"
            + " PDF and send that");
  }

  static PermanentFailure active(String what) {
    return new PermanentFailure(
        "pdf.active-content",
        "The PDF holds "
            + what
            + ", so that what a reader sees could change after signing. Print it to a plain PDF and"
            + " send that");
  }

  static PermanentFailure broken(String where) {
    return new PermanentFailure(
        "pdf.broken",
        "The PDF is damaged: "
            + where
            + ". Open it in a PDF program, save it under a new name and send that");
  }

  static PermanentFailure tooExpensive(String limit) {
    return new PermanentFailure(
        "pdf.too-expensive",
        "Reading the PDF exceeds "
            + limit
            + ". Print it to a new, plain PDF, with smaller pictures or fewer pages, and send"
            + " that");
  }
}
