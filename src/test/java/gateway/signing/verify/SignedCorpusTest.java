package gateway.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Other people's signed files, many of them made to confuse: always an answer, and soon. */
@EnabledIfEnvironmentVariable(
    named = "PARAPH_CORPORA",
    matches = ".+",
    disabledReason = "SKIPPED: set PARAPH_CORPORA to the folder of sample files")
class SignedCorpusTest {
  @Test
  void each_file_gets_an_answer_in_time() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(System.getenv("PARAPH_CORPORA"), "pdf", "signed"))) {
      files = all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      byte[] pdf = Files.readAllBytes(file);
      VerifyReport report =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () -> new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(), false),
              file.toString());
      assertThat(report.verdict() == Verdict.VALID || !report.findings().isEmpty())
          .as(file.toString())
          .isTrue();
    }
  }
}
