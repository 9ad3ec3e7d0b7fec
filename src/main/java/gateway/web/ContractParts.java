package gateway.web;

import gateway.base.Sha256;
import gateway.intake.Upload;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload.
 *
 * @param contract the JSON, null when the part is missing
 * @param unknown names of parts nobody asked for
 */
record ContractParts(
    byte @Nullable [] contract, List<Upload> documents, List<Upload> annexes, Set<String> unknown) {

  static ContractParts of(RoutingContext context) {
    byte[] contract = null;
    List<Upload> documents = new ArrayList<>();
    List<Upload> annexes = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    // The body's own fields only: getParam would let the query in as well.
    for (String name : context.request().formAttributes().names()) {
      if (name.equals("contract")) {
        String json = context.request().formAttributes().get(name);
        contract = json.getBytes(StandardCharsets.UTF_8);
      } else {
        unknown.add(name);
      }
    }
    for (FileUpload file : context.fileUploads()) {
      byte[] content = read(Path.of(file.uploadedFileName()));
      switch (file.name()) {
        case "contract":
          contract = content;
          break;
        case "documents":
          documents.add(new Upload(file.fileName(), content));
          break;
        case "annexes":
          annexes.add(new Upload(file.fileName(), content));
          break;
        default:
          unknown.add(file.name());
      }
    }
    return new ContractParts(contract, documents, annexes, unknown);
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for the same content, whatever the multipart boundary or the JSON's layout. */
  static String fingerprint(byte[] contract, List<Upload> documents) {
    StringBuilder all = new StringBuilder(Sha256.hex(ApiJson.canonical(contract)));
    for (Upload document : documents) {
      all.append('\n').append(Sha256.hex(document.content()));
    }
    return Sha256.hex(all.toString());
  }
}
