package gateway.intake;

import java.util.List;

/** The files of one request, each list in its sender's order. */
public record Files(List<Upload> documents, List<Upload> annexes) {
  public Files {
    documents = List.copyOf(documents);
    annexes = List.copyOf(annexes);
  }

  public static Files ofDocuments(List<Upload> documents) {
    return new Files(documents, List.of());
  }
}
