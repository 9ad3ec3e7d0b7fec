package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every PDF of the corpora is accepted and works, or is refused with a reason, in bounded time. */
class CorpusInspectionTest {
  private static final int SAMPLE = 40;

  private record Result(Path file, String outcome, long millis) {}

  @TempDir Path folder;

  @Test
  void every_file_is_accepted_or_refused_with_a_reason_and_accepted_ones_can_be_prepared()
      throws Exception {
    List<Path> files = Corpus.pdfs();
    assertThat(files).hasSizeGreaterThan(600);
    List<Result> results = new ArrayList<>();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (WorkerPdfDesk desk = new WorkerPdfDesk()) {
      List<Future<Result>> runs = new ArrayList<>();
      for (Path file : files) {
        runs.add(two.submit(() -> inspect(desk, file)));
      }
      for (Future<Result> run : runs) {
        results.add(run.get());
      }
      print(results);
      assertThat(results)
          .allSatisfy(
              result -> {
                assertThat(result.outcome()).matches("accepted|pdf\\.[a-z-]+");
                assertThat(result.millis()).isLessThan(22_000);
              });
      prepareSample(desk, results);
    } finally {
      two.shutdownNow();
    }
  }

  private static Result inspect(WorkerPdfDesk desk, Path file) throws IOException {
    byte[] pdf = Files.readAllBytes(file);
    long start = System.nanoTime();
    String outcome;
    try {
      desk.inspect(pdf);
      outcome = "accepted";
    } catch (PermanentFailure e) {
      outcome = e.code();
    }
    return new Result(file, outcome, (System.nanoTime() - start) / 1_000_000);
  }

  private static void print(List<Result> results) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Long> slowest = new TreeMap<>();
    for (Result result : results) {
      counts.merge(result.outcome(), 1, Integer::sum);
      slowest.merge(result.outcome(), result.millis(), Math::max);
    }
    System.out.printf("%-24s %6s %10s%n", "outcome", "files", "slowest ms");
    counts.forEach(
        (outcome, count) ->
            System.out.printf("%-24s %6d %10d%n", outcome, count, slowest.get(outcome)));
    for (Result result : results) {
      if (result.outcome().equals("pdf.broken")
          || result.outcome().equals("pdf.too-expensive")
          || result.millis() > 5000) {
        System.out.printf(
            "%-20s %6d ms  %s%n", result.outcome(), result.millis(), result.file().getFileName());
      }
    }
  }

  private void prepareSample(WorkerPdfDesk desk, List<Result> results) throws Exception {
    List<Path> accepted =
        new ArrayList<>(
            results.stream()
                .filter(result -> result.outcome().equals("accepted"))
                .map(Result::file)
                .toList());
    Collections.shuffle(accepted, new Random(20260101));
    List<String> worse = new ArrayList<>();
    for (Path file : accepted.subList(0, SAMPLE)) {
      byte[] pdf = Files.readAllBytes(file);
      Inspection inspection = desk.inspect(pdf);
      try {
        byte[] prepared =
            desk.prepare(
                pdf,
                new Preparation(owned(inspection), Map.of(), Map.of(), List.of("signer1", "seal")));
        Path written = folder.resolve("prepared.pdf");
        Files.write(written, prepared);
        int before = Qpdf.check(file);
        int after = Qpdf.check(written);
        System.out.printf("prepared, qpdf %d -> %d  %s%n", before, after, file.getFileName());
        if (severity(after) > severity(before)) {
          worse.add(file.getFileName() + ": qpdf " + before + " -> " + after);
        }
        assertThat(desk.inspect(prepared).pages()).isEqualTo(inspection.pages());
      } catch (GatewayFailure e) {
        worse.add(file.getFileName() + ": " + e.code());
      }
    }
    assertThat(worse).isEmpty();
  }

  /** Whatever the author's form leaves open is the signer's. */
  private static List<Smartfield> owned(Inspection inspection) {
    return inspection.fields().stream()
        .map(field -> field.recipient() == null ? field.with(field.status(), "signer1") : field)
        .toList();
  }

  /** qpdf's status 3 means warnings, 2 means errors. */
  private static int severity(int status) {
    return status == 3 ? 1 : status;
  }
}
