package gateway.web.office;

import gateway.base.PermanentFailure;
import gateway.contract.Annex;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Document;

/** Downloads of a contract's documents, annexes and evidence. */
final class ContractFile {
  private final OfficeParts.Reading reading;

  ContractFile(OfficeParts parts) {
    this.reading = parts.reading();
  }

  static Contract contract(OfficeParts.Reading reading, OfficeVisit visit) {
    return reading
        .contracts()
        .find(visit.user().tenant(), ContractId.parse(visit.path("id")))
        .orElseThrow(ContractFile::unknown);
  }

  static PermanentFailure unknown() {
    return new PermanentFailure("contract.unknown", "There is no such contract, or part of it");
  }

  static boolean isClosed(Contract contract) {
    return contract.status() == ContractStatus.CLOSED
        || contract.status() == ContractStatus.ARCHIVED;
  }

  static int number(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw unknown();
    }
    return Integer.parseInt(text);
  }

  Answer document(OfficeVisit visit) {
    Contract contract = contract(reading, visit);
    int index = number(visit.path("n"));
    Document document =
        reading.contracts().documents(contract.id()).stream()
            .filter(each -> each.index() == index)
            .findFirst()
            .orElseThrow(ContractFile::unknown);
    String as = visit.query("as");
    if (as.equals("signed") && !isClosed(contract)) {
      throw unknown();
    }
    BlobRef blob = as.equals("original") ? document.original() : document.current();
    return file(contract, blob, "application/pdf", document.name());
  }

  Answer annex(OfficeVisit visit) {
    Contract contract = contract(reading, visit);
    Annex annex =
        reading
            .annexes()
            .find(contract.id(), number(visit.path("n")))
            .orElseThrow(ContractFile::unknown);
    return file(contract, annex.content(), annex.mediaType(), annex.name());
  }

  Answer evidence(OfficeVisit visit) {
    Contract contract = contract(reading, visit);
    BlobRef evidence = contract.evidence();
    if (evidence == null || !isClosed(contract)) {
      throw unknown();
    }
    return file(contract, evidence, "application/vnd.etsi.asic-e+zip", contract.id() + ".asice");
  }

  private Answer file(Contract contract, BlobRef blob, String type, String name) {
    byte[] content = reading.blobs().get(contract.tenant(), contract.id().value(), blob);
    return new Answer.File(type, name, content);
  }
}
