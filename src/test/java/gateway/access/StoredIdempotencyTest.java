package gateway.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.Idempotency.Claim;
import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcIdempotency;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class StoredIdempotencyTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String POST = "POST /contracts";

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private StoredIdempotency idempotency;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    idempotency = bootedAs("boot1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private StoredIdempotency bootedAs(String boot) {
    return new StoredIdempotency(
        new JdbcIdempotency(database), database, clock, new FakeMasterKey(), boot);
  }

  private Claim claim(String fingerprint) {
    return idempotency.claim(ACME, POST, "k1", fingerprint);
  }

  @Test
  void the_first_claim_is_fresh_and_the_second_is_told_to_wait() {
    assertThat(claim("a")).isInstanceOf(Claim.Fresh.class);
    assertThat(claim("a")).isInstanceOf(Claim.InProgress.class);
    assertThat(claim("b")).isInstanceOf(Claim.Conflict.class);
  }

  @Test
  void a_finished_key_gives_the_same_answer_again() {
    claim("a");
    idempotency.finish(ACME, POST, "k1", 201, "{\"id\":1}".getBytes(UTF_8));

    Claim.Replay replay = (Claim.Replay) claim("a");

    assertThat(replay.status()).isEqualTo(201);
    assertThat(replay.body()).asString(UTF_8).isEqualTo("{\"id\":1}");
    assertThat(claim("b")).isInstanceOf(Claim.Conflict.class);
  }

  @Test
  void tenants_and_operations_do_not_share_keys() {
    claim("a");

    assertThat(idempotency.claim(new TenantId("other"), POST, "k1", "b"))
        .isInstanceOf(Claim.Fresh.class);
    assertThat(idempotency.claim(ACME, "POST /campaigns", "k1", "b"))
        .isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void a_key_given_back_is_fresh_again() {
    claim("a");
    idempotency.release(ACME, POST, "k1");

    assertThat(claim("b")).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void a_finished_key_cannot_be_given_back() {
    claim("a");
    idempotency.finish(ACME, POST, "k1", 201, new byte[0]);
    idempotency.release(ACME, POST, "k1");

    assertThat(claim("a")).isInstanceOf(Claim.Replay.class);
  }

  @Test
  void what_a_dead_process_left_unfinished_is_taken_over_once() {
    claim("a");
    StoredIdempotency restarted = bootedAs("boot2");

    assertThat(restarted.claim(ACME, POST, "k1", "a")).isInstanceOf(Claim.Fresh.class);
    assertThat(restarted.claim(ACME, POST, "k1", "a")).isInstanceOf(Claim.InProgress.class);
    assertThatThrownBy(() -> idempotency.finish(ACME, POST, "k1", 201, new byte[0]))
        .isInstanceOf(PermanentFailure.class);
    restarted.finish(ACME, POST, "k1", 201, new byte[0]);
    assertThat(restarted.claim(ACME, POST, "k1", "a")).isInstanceOf(Claim.Replay.class);
  }

  @Test
  void the_answer_goes_with_the_effect() {
    claim("a");

    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      idempotency.finish(ACME, POST, "k1", 201, new byte[0]);
                      throw new IllegalStateException("effect failed");
                    }))
        .hasMessage("effect failed");

    assertThat(claim("a")).isInstanceOf(Claim.InProgress.class);
  }

  @Test
  void of_many_at_once_one_is_fresh() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Claim>> running = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        running.add(threads.submit(() -> claim("a")));
      }
      int fresh = 0;
      for (Future<Claim> future : running) {
        fresh += future.get() instanceof Claim.Fresh ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keys_are_forgotten_after_thirty_days() {
    claim("a");
    clock.advance(Duration.ofDays(30));
    assertThat(idempotency.purge()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(idempotency.purge()).isEqualTo(1);
    assertThat(claim("b")).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void the_remembered_answer_is_not_readable_in_the_database() throws Exception {
    claim("a");
    idempotency.finish(ACME, POST, "k1", 201, "signing-link-canary".getBytes(UTF_8));
    database.close();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("signing-link-canary");
      }
    }
  }
}
