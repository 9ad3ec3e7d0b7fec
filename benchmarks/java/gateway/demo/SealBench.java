package gateway.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Contracts per second through the whole chain, nobody to wait for: mode seal. */
final class SealBench {
  private static final int CALLERS = 4;
  private static final String CONTRACT =
      "{\"externalId\":\"bench-%d\",\"title\":\"Bench %d\",\"level\":\"B-T\","
          + "\"recipients\":[{\"role\":\"signer\",\"mode\":\"seal\"}],"
          + "\"properties\":{\"amount\":\"120.00\"}}";

  private SealBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path app = Path.of(arguments[1]);
    int contracts = Integer.parseInt(arguments[2]);
    Limits limits = Limits.of(folder);
    System.out.println(limits.text());
    byte[] pdf = MaintenanceContractPdf.withoutQuestions();
    try (BenchGateway gateway = BenchGateway.start(folder, app)) {
      int warm = Math.min(20, contracts);
      send(gateway, pdf, 0, warm);
      gateway.awaitClosed(warm, Duration.ofMinutes(2));
      long start = System.nanoTime();
      send(gateway, pdf, warm, contracts);
      double accepted = contracts * 1e9 / (System.nanoTime() - start);
      long end = gateway.awaitClosed(warm + contracts, Duration.ofMinutes(10));
      double closed = contracts * 1e9 / (end - start);
      System.out.printf(
          "%d contracts, %d callers: %.1f/s accepted durably while the chain works, %.1f/s closed"
              + " (prepared, sealed B-T, dossier, archived)%n",
          contracts, CALLERS, accepted, closed);
      System.out.printf(
          "one closed contract costs as much time as %.0f syncs, %.0f durable transactions,"
              + " %.0f signatures of this machine%n",
          limits.syncs() / closed, limits.transactions() / closed, limits.signatures() / closed);
    }
  }

  private static void send(BenchGateway gateway, byte[] pdf, int from, int count) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = from; i < from + count; i++) {
        int number = i;
        calls.add(
            callers.submit(() -> gateway.create(String.format(CONTRACT, number, number), pdf)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdown();
    }
  }
}
