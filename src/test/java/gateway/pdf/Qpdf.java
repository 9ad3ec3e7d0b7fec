package gateway.pdf;

import java.io.IOException;
import java.nio.file.Path;

/** The independent checker {@code qpdf}. */
final class Qpdf {
  private Qpdf() {}

  /** Return 0 for no complaint, 3 for warnings, 2 for errors. */
  static int check(Path file) throws IOException, InterruptedException {
    return new ProcessBuilder("qpdf", "--check", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
