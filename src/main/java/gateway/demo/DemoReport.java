package gateway.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the demo did, for scripts: {@code DIR/demo-report.json}. Paths are relative to the folder;
 * null where a contract did not come that far.
 */
record DemoReport(
    String version,
    String startedAt,
    String endedAt,
    List<Person> people,
    List<Contract> contracts,
    List<Callback> callbacks) {
  static final String FILE = "demo-report.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  DemoReport {
    people = List.copyOf(people);
    contracts = List.copyOf(contracts);
    callbacks = List.copyOf(callbacks);
  }

  /**
   * A person of the CSV.
   *
   * @param source {@code file:line}
   */
  record Person(String name, String email, String source) {}

  /** A contract and its files. */
  record Contract(
      String id,
      String externalId,
      String status,
      String level,
      @Nullable String original,
      @Nullable String signedPdf,
      @Nullable String evidence) {}

  /** One arrival at the demo ERP. */
  record Callback(String eventId, String type, String contractId, boolean verified) {}

  static DemoReport of(
      String version,
      String startedAt,
      String endedAt,
      Path root,
      List<Chapter> chapters,
      List<Receipt> receipts) {
    return new DemoReport(
        version,
        startedAt,
        endedAt,
        chapters.stream()
            .map(Chapter::person)
            .map(
                person ->
                    new Person(person.name(), person.email(), DemoFolder.CSV + ":" + person.line()))
            .toList(),
        chapters.stream().flatMap(chapter -> contract(root, chapter).stream()).toList(),
        receipts.stream()
            .map(
                receipt ->
                    new Callback(
                        receipt.eventId(),
                        receipt.type(),
                        receipt.contractId(),
                        receipt.verified() && receipt.error() == null))
            .toList());
  }

  void write(Path root) throws IOException {
    SyncedFile.write(
        root.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }

  private static Optional<Contract> contract(Path root, Chapter chapter) {
    Optional<SignedCopies.Copy> copy = chapter.copy();
    return chapter
        .contract()
        .map(
            seen ->
                new Contract(
                    seen.id(),
                    seen.externalId(),
                    seen.status(),
                    seen.level(),
                    copy.map(files -> relative(root, files.original())).orElse(null),
                    copy.map(files -> relative(root, files.signedPdf())).orElse(null),
                    copy.map(files -> relative(root, files.evidence())).orElse(null)));
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
