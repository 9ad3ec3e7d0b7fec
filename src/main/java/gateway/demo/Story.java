package gateway.demo;

import gateway.base.TransientFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Watches the gateway from outside (its API, the mails, the ERP) and lets people sign when their
 * turn has come. Keeps nothing: what happened is asked anew, so it can begin anywhere.
 */
final class Story implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration CODE_PATIENCE = Duration.ofSeconds(45);
  private static final int AT_A_TIME = 2;

  private final List<Chapter> chapters;
  private final GatewayApi api;
  private final DemoServers servers;
  private final SignedCopies copies;
  private final Timeline timeline;
  private final Clock clock;
  private final Bell bell;
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
  private final ExecutorService people =
      Executors.newFixedThreadPool(
          AT_A_TIME,
          task -> {
            Thread thread = new Thread(task, "demo-signatory");
            thread.setDaemon(true);
            return thread;
          });
  private Instant codesToldUntil;
  private int contractsTold;
  private String trouble = "";

  Story(
      List<DemoPerson> people,
      GatewayApi api,
      DemoServers servers,
      SignedCopies copies,
      Timeline timeline,
      Clock clock,
      Bell bell) {
    this.chapters = people.stream().map(person -> new Chapter(person, timeline)).toList();
    this.api = api;
    this.servers = servers;
    this.copies = copies;
    this.timeline = timeline;
    this.clock = clock;
    this.bell = bell;
    this.codesToldUntil = clock.instant();
  }

  List<Chapter> chapters() {
    return chapters;
  }

  /**
   * Go on until these chapters are complete or have failed.
   *
   * @param signs the people who sign by themselves
   * @return false when the time was up or somebody asked to stop
   */
  boolean tell(
      List<Chapter> awaited, List<Chapter> signs, Duration longest, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!stopped.getAsBoolean() && System.nanoTime() < end) {
      look(signs);
      if (awaited.stream().allMatch(one -> one.isComplete() || one.failure().isPresent())) {
        return true;
      }
      bell.await(() -> stopped.getAsBoolean() ? Optional.of(true) : happened(), LOOK_EVERY);
    }
    return false;
  }

  @Override
  public void close() {
    people.shutdownNow();
  }

  private Optional<Boolean> happened() {
    return news.isEmpty() ? Optional.empty() : Optional.of(true);
  }

  private void look(List<Chapter> signs) throws IOException, InterruptedException {
    for (Runnable one = news.poll(); one != null; one = news.poll()) {
      one.run();
    }
    List<ContractSeen> contracts;
    try {
      contracts = api.contracts();
    } catch (TransientFailure e) {
      tellTrouble(e);
      return;
    }
    String before = trouble;
    for (Chapter chapter : chapters) {
      try {
        look(chapter, contracts);
      } catch (TransientFailure e) {
        // The others go on; this one is looked at again next time.
        tellTrouble(e);
      }
      if (!signs.contains(chapter)) {
        tellCode(chapter);
      } else if (chapter.readyToSign()) {
        letSign(chapter);
      }
    }
    tellCount();
    trouble = before.equals(trouble) ? "" : trouble;
  }

  private void tellTrouble(TransientFailure failure) {
    if (!failure.getMessage().equals(trouble)) {
      timeline.say("Gateway", "asking again: " + failure.getMessage());
    }
    trouble = failure.getMessage();
  }

  private void look(Chapter chapter, List<ContractSeen> contracts)
      throws IOException, InterruptedException {
    String email = chapter.person().email();
    for (ContractSeen contract : contracts) {
      if (contract.emails().contains(email)) {
        chapter.see(contract);
      }
    }
    servers
        .mailbox()
        .newest(email, mail -> mail.signingLink().isPresent())
        .flatMap(Mail::signingLink)
        .ifPresent(chapter::invited);
    chapter.erpHeard(servers.erp().received());
    if (chapter.readyToCopy()) {
      chapter.copied(copies.fetch(chapter.person(), chapter.contract().orElseThrow()));
    }
  }

  private void tellCount() {
    int count = (int) chapters.stream().filter(one -> one.contract().isPresent()).count();
    if (count > contractsTold) {
      timeline.say(DemoFolder.CSV, count + " of " + chapters.size() + " people have a contract");
      contractsTold = count;
    }
  }

  /** Whoever signs by hand in a browser finds the code here too. */
  private void tellCode(Chapter chapter) {
    servers
        .mailbox()
        .newest(chapter.person().email(), mail -> mail.code().isPresent())
        .filter(mail -> mail.arrivedAt().isAfter(codesToldUntil))
        .ifPresent(
            mail -> {
              codesToldUntil = mail.arrivedAt();
              timeline.say(chapter.person().name(), "your code: " + mail.code().orElseThrow());
            });
  }

  private void letSign(Chapter chapter) {
    chapter.signingBegins();
    var link = chapter.link().orElseThrow();
    people.execute(
        () -> {
          tell(chapter::signingSeen);
          try {
            SimulatedSignatory signatory =
                new SimulatedSignatory(chapter.person(), servers.mailbox(), clock, CODE_PATIENCE);
            SimulatedSignatory.Signed signed = signatory.sign(link);
            tell(() -> chapter.signingEnds(signed));
          } catch (SigningFailed e) {
            tell(() -> chapter.signingFailed(e.getMessage()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(() -> chapter.signingFailed("interrupted"));
          } catch (RuntimeException e) {
            tell(() -> chapter.signingFailed(e.toString()));
          }
        });
  }

  /** Chapters belong to the thread that tells; others hand it what they have to say. */
  private void tell(Runnable change) {
    news.add(change);
    bell.ring();
  }
}
