package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast pages and steps answer when so many people sign at the same moment, several crowds one
 * after the other.
 */
final class SignatoriesBench {
  private static final String CONTRACT =
      "{\"title\":\"Bench %d\",\"level\":\"B-T\",\"recipients\":[{\"role\":\"signer\","
          + "\"mode\":\"remote-email\",\"firstName\":\"Léa\",\"lastName\":\"Martin\","
          + "\"email\":\"p%d@example.org\",\"locale\":\"fr\"}]}";

  // The first crowd comes to a program that has just started, the last to one that knows its work.
  private static final int CROWDS = 3;

  private SignatoriesBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path app = Path.of(arguments[1]);
    int people = Integer.parseInt(arguments[2]);
    Limits limits = Limits.of(folder);
    System.out.println(limits.text());
    byte[] pdf = BenchGateway.contractPdf(app);
    try (BenchGateway gateway = BenchGateway.start(folder, app)) {
      warm(gateway, pdf);
      for (int round = 0; round < CROWDS; round++) {
        int first = 1 + round * people;
        List<URI> links = new ArrayList<>();
        for (int i = first; i < first + people; i++) {
          links.add(link(gateway.create(String.format(CONTRACT, i, i), pdf)));
        }
        awaitInvitations(gateway, first, first + people);
        ConcurrentLinkedQueue<TimedVisit.Answer> answers = new ConcurrentLinkedQueue<>();
        long seconds = crowd(gateway, links, first, answers);
        gateway.awaitClosed(first + people, Duration.ofMinutes(10));
        System.out.printf("crowd %d of %d: ", round + 1, CROWDS);
        print(people, seconds, answers);
      }
    }
  }

  private static void warm(BenchGateway gateway, byte[] pdf) throws Exception {
    URI link = link(gateway.create(String.format(CONTRACT, 0, 0), pdf));
    awaitInvitations(gateway, 0, 1);
    new TimedVisit("p0@example.org", gateway.mails, new ConcurrentLinkedQueue<>()).sign(link);
    gateway.awaitClosed(1, Duration.ofMinutes(1));
  }

  private static URI link(JsonNode created) {
    return URI.create(created.path("recipients").path(0).path("signingUrl").asText());
  }

  private static void awaitInvitations(BenchGateway gateway, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      if (gateway
          .mails
          .await("p" + i + "@example.org", m -> true, Duration.ofMinutes(5))
          .isEmpty()) {
        throw new IllegalStateException("p" + i + " was not invited");
      }
    }
  }

  private static long crowd(
      BenchGateway gateway,
      List<URI> links,
      int first,
      ConcurrentLinkedQueue<TimedVisit.Answer> answers)
      throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(links.size());
    try {
      CountDownLatch together = new CountDownLatch(1);
      List<Future<?>> visits = new ArrayList<>();
      for (int i = 0; i < links.size(); i++) {
        URI link = links.get(i);
        String address = "p" + (first + i) + "@example.org";
        visits.add(
            crowd.submit(
                () -> {
                  together.await();
                  new TimedVisit(address, gateway.mails, answers).sign(link);
                  return null;
                }));
      }
      long start = System.nanoTime();
      together.countDown();
      for (Future<?> visit : visits) {
        visit.get();
      }
      return (System.nanoTime() - start) / 1_000_000_000;
    } finally {
      crowd.shutdown();
    }
  }

  private static void print(
      int people, long seconds, ConcurrentLinkedQueue<TimedVisit.Answer> answers) {
    Map<String, List<Long>> bySteps = new TreeMap<>();
    for (TimedVisit.Answer answer : answers) {
      bySteps.computeIfAbsent(answer.step(), step -> new ArrayList<>()).add(answer.millis());
      bySteps.computeIfAbsent("(all)", step -> new ArrayList<>()).add(answer.millis());
    }
    System.out.printf(
        "%d people at once, nobody pauses to read; all signed after %d s%n", people, seconds);
    bySteps.forEach(
        (step, times) -> {
          List<Long> sorted = times.stream().sorted().toList();
          System.out.printf(
              "%-22s %5d answers  median %5d ms  95%% %5d ms  max %5d ms%n",
              step,
              sorted.size(),
              sorted.get(sorted.size() / 2),
              sorted.get((int) (sorted.size() * 0.95)),
              sorted.get(sorted.size() - 1));
        });
  }
}
