package gateway.contract;

import gateway.base.Ids;

/** The id of a document of a contract; public form {@code doc_…}. */
public record DocumentId(long value) implements Comparable<DocumentId> {
  public static DocumentId parse(String text) {
    return new DocumentId(Ids.parse("doc", text));
  }

  @Override
  public int compareTo(DocumentId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Ids.text("doc", value);
  }
}
