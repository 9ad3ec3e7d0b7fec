package gateway.pdf;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The third-party PDFs that tests run over. */
final class Corpus {
  private Corpus() {}

  static List<Path> pdfs() throws IOException {
    String folder = System.getenv("PARAPH_CORPORA");
    if (folder == null) {
      System.err.println(
          "############ SKIPPED: PARAPH_CORPORA is not set, so no corpus PDF was tried ############");
    }
    assumeTrue(folder != null, "PARAPH_CORPORA is not set");
    try (Stream<Path> files = Files.walk(Path.of(folder, "pdf"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
