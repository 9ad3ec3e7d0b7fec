package gateway.web;

import gateway.base.TransientFailure;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that came with a form. */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private Uploads() {}

  /**
   * One file.
   *
   * @param fileName as the browser says it: data, never a path
   */
  record Upload(String fileName, long size, Path stored) {
    /**
     * Return the file as it came.
     *
     * @throws TransientFailure {@code upload.not-kept}
     */
    byte[] content() {
      byte[] content;
      try {
        content = Files.readAllBytes(stored);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // Vert.x counts what comes and says nothing when a full disk takes less of it.
      if (content.length != size) {
        LOG.warn("An upload was not written whole to {}: is its disk full?", stored.getParent());
        throw new TransientFailure(
            "upload.not-kept", "The file could not be kept whole; send it again in a moment");
      }
      return content;
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

  static Upload upload(FileUpload file) {
    return new Upload(file.fileName(), file.size(), Path.of(file.uploadedFileName()));
  }
}
