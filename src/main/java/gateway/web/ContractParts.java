package gateway.web;

import gateway.base.Sha256;
import gateway.intake.Files;
import gateway.intake.ProblemItem;
import gateway.intake.Upload;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload.
 *
 * @param contract the JSON, null when the part is missing
 * @param problems what is wrong with the parts, whatever is in them
 */
record ContractParts(byte @Nullable [] contract, Files files, List<ProblemItem> problems) {
  private static final String CONTRACT = "contract";
  private static final String DOCUMENTS = "documents";
  private static final String ANNEXES = "annexes";
  private static final Set<String> FILES = Set.of(DOCUMENTS, ANNEXES);

  static ContractParts of(RoutingContext context) {
    List<ProblemItem> problems = new ArrayList<>();
    List<byte[]> contracts = new ArrayList<>();
    List<Upload> documents = new ArrayList<>();
    List<Upload> annexes = new ArrayList<>();
    // The body's own fields only: getParam would let the query in as well.
    for (String name : context.request().formAttributes().names()) {
      if (name.equals(CONTRACT)) {
        for (String json : context.request().formAttributes().getAll(name)) {
          contracts.add(json.getBytes(StandardCharsets.UTF_8));
        }
      } else if (FILES.contains(name)) {
        problems.add(new ProblemItem("/" + name, "must come as a file part, with a file name"));
      } else {
        problems.add(unknown(name));
      }
    }
    for (FileUpload file : context.fileUploads()) {
      byte[] content = Uploads.upload(file).content();
      switch (file.name()) {
        case CONTRACT:
          contracts.add(content);
          break;
        case DOCUMENTS:
          documents.add(new Upload(file.fileName(), content));
          break;
        case ANNEXES:
          annexes.add(new Upload(file.fileName(), content));
          break;
        default:
          problems.add(unknown(file.name()));
      }
    }
    if (contracts.size() != 1) {
      problems.add(new ProblemItem("/" + CONTRACT, "the part contract is required, once"));
    }
    if (documents.isEmpty()) {
      problems.add(new ProblemItem("/" + DOCUMENTS, "at least one PDF is required"));
    }
    return new ContractParts(
        contracts.isEmpty() ? null : contracts.get(0), new Files(documents, annexes), problems);
  }

  private static ProblemItem unknown(String name) {
    String printable = name.replaceAll("[^\\p{Alnum}_.-]", "?");
    String shown = printable.substring(0, Math.min(40, printable.length()));
    return new ProblemItem(
        "", "unknown part " + shown + "; the parts are contract, documents and annexes");
  }

  /** The same for the same content, whatever the multipart boundary or the JSON's layout. */
  String fingerprint(byte[] json) {
    StringBuilder all = new StringBuilder(Sha256.hex(ApiJson.canonical(json)));
    files.documents().forEach(file -> all.append("\n").append(Sha256.hex(file.content())));
    files.annexes().forEach(file -> all.append("\nannex ").append(Sha256.hex(file.content())));
    return Sha256.hex(all.toString());
  }
}
