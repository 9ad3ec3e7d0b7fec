package gateway.intake;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.Annex;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.ContractId;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FileName;
import gateway.contract.MediaTypes;
import gateway.contract.PdfDesk;
import gateway.contract.Property;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the files of a request and keeps them. All are looked at before the first is kept: what
 * is kept for a contract that is then refused would stay, and nobody would know whose it is.
 */
final class FileKeeping {
  private final Inspections inspections;
  private final Blobs blobs;
  private final Ids ids;

  FileKeeping(PdfDesk desk, Blobs blobs, Ids ids) {
    this.inspections = new Inspections(desk);
    this.blobs = blobs;
    this.ids = ids;
  }

  /** What is kept; the rows are for the caller's transaction. */
  record Kept(List<Document> documents, List<Annex> annexes) {}

  /** Files that were looked at: {@code found} is what each document holds. */
  record Seen(Files files, List<PdfDesk.Inspection> found) {}

  Seen look(Files files) {
    checkCount(files);
    List<PdfDesk.Inspection> found = new ArrayList<>();
    for (Upload document : files.documents()) {
      found.add(inspect(document, found.size()));
    }
    return new Seen(files, found);
  }

  Kept keep(TenantId tenant, ContractId contract, Seen seen, Instant now) {
    Files files = seen.files();
    List<Document> documents = new ArrayList<>();
    for (Upload upload : files.documents()) {
      PdfDesk.Inspection found = seen.found().get(documents.size());
      BlobRef original = blobs.put(tenant, contract.value(), upload.content());
      documents.add(
          new Document(
              new DocumentId(ids.next()),
              contract,
              documents.size(),
              FileName.clean(upload.name()),
              original,
              original,
              found.pages(),
              found.fields(),
              0));
    }
    List<Annex> annexes = new ArrayList<>();
    for (Upload upload : files.annexes()) {
      annexes.add(
          new Annex(
              contract,
              annexes.size(),
              Property.SENDER,
              "",
              FileName.clean(upload.name()),
              MediaTypes.of(upload.content()),
              upload.content().length,
              blobs.put(tenant, contract.value(), upload.content()),
              now));
    }
    return new Kept(documents, annexes);
  }

  private static void checkCount(Files files) {
    if (files.documents().isEmpty()) {
      throw refused("contract.no-document", "A contract needs at least one PDF", "/documents");
    }
    if (files.documents().size() > Limits.DOCUMENTS) {
      String most = "A contract takes " + Limits.DOCUMENTS + " documents at most";
      throw refused("contract.too-many-documents", most, "/documents");
    }
    if (files.annexes().size() > Limits.ANNEXES) {
      String most = "A contract takes " + Limits.ANNEXES + " annexes at most";
      throw refused("annex.too-many", most, "/annexes");
    }
    for (int i = 0; i < files.annexes().size(); i++) {
      if (files.annexes().get(i).content().length == 0) {
        String empty = "annexes[" + i + "] has no content; leave it out or send it whole";
        throw refused("annex.empty", empty, "/annexes/" + i);
      }
    }
  }

  private static PermanentFailure refused(String code, String message, String place) {
    return new PermanentFailure(code, message).at(place);
  }

  private PdfDesk.Inspection inspect(Upload upload, int index) {
    try {
      return inspections.of(upload.content());
    } catch (PermanentFailure e) {
      throw e.at("/documents/" + index);
    }
  }
}
