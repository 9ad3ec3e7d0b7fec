package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.contract.RecipientId;
import gateway.store.Database;
import gateway.store.JdbcCodes;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class StoredOneTimeCodesTest {
  private static final RecipientId LEA = new RecipientId(42);
  private static final RecipientId PAUL = new RecipientId(43);

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private StoredOneTimeCodes codes;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    codes =
        new StoredOneTimeCodes(
            new JdbcCodes(database), database, new Ids(clock, 0), clock, new FakeMasterKey());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String wrong(String code) {
    return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
  }

  private String issueAfterAPause() {
    clock.advance(Duration.ofSeconds(31));
    return codes.issue(LEA);
  }

  private void assertRefused(String code) {
    assertThatThrownBy(() -> codes.issue(LEA))
        .isInstanceOf(GatewayFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo(code);
  }

  @Test
  void the_right_code_is_accepted_once() {
    String code = codes.issue(LEA);

    assertThat(code).matches("\\d{6}");
    assertThat(codes.check(LEA, code)).isEqualTo(new CodeOutcome.Accepted());
    assertThat(codes.check(LEA, code)).isEqualTo(new CodeOutcome.Expired());
  }

  @Test
  void blanks_around_and_inside_do_not_matter() {
    String code = codes.issue(LEA);

    assertThat(codes.check(LEA, " " + code.substring(0, 3) + "\u00a0" + code.substring(3) + "\n"))
        .isEqualTo(new CodeOutcome.Accepted());
  }

  @Test
  void a_code_belongs_to_one_person() {
    String code = codes.issue(LEA);
    clock.advance(Duration.ofSeconds(1));
    String other = codes.issue(PAUL);

    assertThat(other.equals(code) ? new CodeOutcome.Wrong(4) : codes.check(PAUL, code))
        .isEqualTo(new CodeOutcome.Wrong(4));
    assertThat(codes.check(LEA, code)).isEqualTo(new CodeOutcome.Accepted());
  }

  @Test
  void five_wrong_tries_use_the_code_up() {
    String code = codes.issue(LEA);

    for (int left = 4; left >= 0; left--) {
      assertThat(codes.check(LEA, wrong(code))).isEqualTo(new CodeOutcome.Wrong(left));
    }
    assertThat(codes.check(LEA, code)).isEqualTo(new CodeOutcome.Expired());
    assertThat(codes.pending(LEA)).isEmpty();
  }

  @Test
  void a_code_dies_after_ten_minutes_and_with_the_next_one() {
    String first = codes.issue(LEA);
    String second = issueAfterAPause();
    assertThat(codes.pending(LEA))
        .contains(
            new OneTimeCodes.Pending(
                clock.instant(), clock.instant().plus(Duration.ofMinutes(10))));
    if (!first.equals(second)) {
      assertThat(codes.check(LEA, first)).isEqualTo(new CodeOutcome.Wrong(4));
    }

    clock.advance(Duration.ofMinutes(10));

    assertThat(codes.check(LEA, second)).isEqualTo(new CodeOutcome.Expired());
    assertThat(codes.pending(LEA)).isEmpty();
  }

  @Test
  void a_second_code_within_thirty_seconds_is_refused() {
    codes.issue(LEA);
    clock.advance(Duration.ofSeconds(29));

    assertRefused("code.too-soon");
    clock.advance(Duration.ofSeconds(1));
    assertThat(codes.issue(LEA)).hasSize(6);
  }

  @Test
  void after_a_right_code_the_next_one_comes_without_a_pause() {
    codes.check(LEA, codes.issue(LEA));

    assertThat(codes.issue(LEA)).as("the document moved, they sign again").hasSize(6);
    assertRefused("code.too-soon");
  }

  @Test
  void three_codes_an_hour_are_the_limit() {
    codes.issue(LEA);
    issueAfterAPause();
    issueAfterAPause();
    clock.advance(Duration.ofSeconds(31));
    assertRefused("code.locked");
    assertThat(codes.lockedUntil(LEA)).as("the third code can still be typed").isEmpty();

    clock.advance(Duration.ofMinutes(11));
    assertThat(codes.lockedUntil(LEA).orElseThrow()).isAfter(clock.instant());

    clock.advance(Duration.ofMinutes(49));
    assertThat(codes.lockedUntil(LEA)).isEmpty();
    assertThat(codes.issue(LEA)).hasSize(6);
  }

  @Test
  void fifteen_tries_a_day_lock_until_the_oldest_is_a_day_old() {
    var start = clock.instant();
    for (int i = 0; i < 3; i++) {
      String code = codes.issue(LEA);
      for (int k = 0; k < 5; k++) {
        codes.check(LEA, wrong(code));
      }
      clock.advance(Duration.ofHours(2));
    }

    assertRefused("code.locked");
    assertThat(codes.check(LEA, "000000"))
        .isEqualTo(new CodeOutcome.Locked(start.plus(Duration.ofDays(1))));
    assertThat(codes.lockedUntil(LEA)).contains(start.plus(Duration.ofDays(1)));
    assertThat(codes.lockedUntil(PAUL)).isEmpty();

    clock.advance(Duration.ofHours(18));
    String code = codes.issue(LEA);
    assertThat(codes.check(LEA, code)).isEqualTo(new CodeOutcome.Accepted());
  }

  @Test
  void of_two_hundred_parallel_guesses_five_are_compared() throws Exception {
    String code = codes.issue(LEA);
    String wrong = wrong(code);

    List<CodeOutcome> outcomes = inParallel(200, wrong);

    assertThat(outcomes).filteredOn(CodeOutcome.Wrong.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(CodeOutcome.Expired.class::isInstance).hasSize(195);
  }

  @Test
  void of_parallel_right_answers_one_is_accepted() throws Exception {
    List<CodeOutcome> outcomes = inParallel(20, codes.issue(LEA));

    assertThat(outcomes).filteredOn(CodeOutcome.Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(CodeOutcome.Wrong.class::isInstance).isEmpty();
  }

  private List<CodeOutcome> inParallel(int times, String typed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<CodeOutcome>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(() -> codes.check(LEA, typed)));
      }
      List<CodeOutcome> outcomes = new ArrayList<>();
      for (Future<CodeOutcome> future : running) {
        outcomes.add(future.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_try_cannot_be_taken_back_with_a_transaction() {
    String code = codes.issue(LEA);

    assertThatThrownBy(() -> database.run(() -> codes.check(LEA, code)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_code_issued_in_a_transaction_that_fails_was_never_there() {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      codes.issue(LEA);
                      throw new IllegalStateException("mail refused");
                    }))
        .hasMessage("mail refused");

    assertThat(codes.pending(LEA)).isEmpty();
    assertThat(codes.issue(LEA)).hasSize(6);
  }

  @Test
  void purging_keeps_what_the_limits_look_at() {
    String code = codes.issue(LEA);
    codes.check(LEA, wrong(code));

    assertThat(codes.purge()).isZero();
    clock.advance(Duration.ofDays(3));
    assertThat(codes.purge()).isEqualTo(2);
  }
}
