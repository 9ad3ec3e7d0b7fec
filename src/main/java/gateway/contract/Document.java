package gateway.contract;

import java.util.List;

/**
 * One PDF of a contract. The original never changes; {@code current} is the newest revision.
 *
 * @param index 0 is the first
 * @param name as given by the sender: data, never a path
 * @param revision grows with each new {@code current}; updates compare and set it
 */
public record Document(
    DocumentId id,
    ContractId contract,
    int index,
    String name,
    BlobRef original,
    BlobRef current,
    int pages,
    List<Smartfield> fields,
    long revision) {

  public Document {
    fields = List.copyOf(fields);
  }

  public Document prepared(BlobRef prepared, List<Smartfield> report) {
    return new Document(id, contract, index, name, original, prepared, pages, report, revision);
  }

  public Document withCurrent(BlobRef newCurrent) {
    return new Document(id, contract, index, name, original, newCurrent, pages, fields, revision);
  }
}
