package gateway.web;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that came with a form. */
final class Uploads {
  private Uploads() {}

  /**
   * One file.
   *
   * @param fileName as the browser says it: data, never a path
   */
  record Upload(String fileName, long size, Path stored) {
    byte[] content() {
      try {
        return Files.readAllBytes(stored);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Return the files of one input; an input left empty sends a file without name and content. */
  static List<Upload> of(RoutingContext context, String name) {
    return context.fileUploads().stream()
        .filter(file -> file.name().equals(name))
        .filter(file -> file.size() > 0 || !file.fileName().isEmpty())
        .map(Uploads::upload)
        .toList();
  }

  private static Upload upload(FileUpload file) {
    return new Upload(file.fileName(), file.size(), Path.of(file.uploadedFileName()));
  }
}
