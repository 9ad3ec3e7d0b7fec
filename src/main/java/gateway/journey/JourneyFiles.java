package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.PdfDesk;
import java.util.List;

/** The files one person may look at or take away. */
final class JourneyFiles {
  private final Contracts contracts;
  private final Blobs blobs;
  private final PdfDesk desk;
  private final Pictures pictures;

  JourneyFiles(Contracts contracts, Blobs blobs, PdfDesk desk) {
    this.contracts = contracts;
    this.blobs = blobs;
    this.desk = desk;
    this.pictures = new Pictures(desk);
  }

  byte[] picture(Seat seat, int document, BlobRef revision, int page, int width) {
    if (page < 1 || page > documentAt(seat, document).pages()) {
      throw Seat.changed();
    }
    byte[] pdf = revision(seat, document, revision);
    return pictures.of(pdf, revision, page, Math.max(200, Math.min(width, 2_400)));
  }

  /** What this person is shown: the newest revision, or the one they check. */
  byte[] revision(Seat seat, int document, BlobRef revision) {
    boolean known =
        revision.equals(documentAt(seat, document).current())
            || revision.equals(seat.recipient().reviewed().get(document));
    if (!known) {
      throw Seat.changed();
    }
    return blobs.get(seat.contract().tenant(), seat.contract().id().value(), revision);
  }

  List<String> text(Seat seat, int document) {
    return desk.text(document(seat, document));
  }

  byte[] document(Seat seat, int document) {
    Contract contract = seat.contract();
    return blobs.get(
        contract.tenant(), contract.id().value(), documentAt(seat, document).current());
  }

  byte[] evidence(Seat seat) {
    Contract contract = seat.contract();
    BlobRef dossier = contract.evidence();
    boolean closed =
        contract.status() == ContractStatus.CLOSED || contract.status() == ContractStatus.ARCHIVED;
    if (!closed || dossier == null) {
      throw new PermanentFailure(
          "contract.not-closed", "The evidence is complete when everybody has signed");
    }
    return blobs.get(contract.tenant(), contract.id().value(), dossier);
  }

  private Document documentAt(Seat seat, int index) {
    return contracts.documents(seat.contract().id()).stream()
        .filter(document -> document.index() == index)
        .findFirst()
        .orElseThrow(
            () -> new PermanentFailure("link.unknown", "There is no document " + (index + 1)));
  }
}
