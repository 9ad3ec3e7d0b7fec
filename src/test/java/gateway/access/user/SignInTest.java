package gateway.access.user;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.user.SignInOutcome.Locked;
import gateway.access.user.SignInOutcome.Refused;
import gateway.access.user.SignInOutcome.Welcome;
import gateway.base.Sha256;
import gateway.store.Database;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothDatabases
class SignInTest {
  @TempDir Path folder;
  private Database database;
  private OfficeFixture office;
  private User lea;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    office = new OfficeFixture(database);
    lea = office.user(OfficeFixture.ACME, "lea@example.org", UserRole.SENDER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_right_password_begins_a_session_whose_token_is_stored_nowhere() {
    Welcome in = (Welcome) office.attempt(" Lea@Example.org", OfficeFixture.PASSWORD);

    assertThat(in.user()).isEqualTo(lea);
    assertThat(in.token()).matches("[0-9a-f]{64}");
    assertThat(office.now(lea).lastSignInAt()).isEqualTo(office.clock.instant());
    List<String> stored =
        database.query("SELECT sha256 FROM app_session", row -> row.text("sha256"));
    assertThat(stored).hasSize(1).doesNotContain(in.token());
  }

  @Test
  void a_wrong_password_an_unknown_address_and_a_disabled_account_look_the_same() {
    User gone = office.user(OfficeFixture.ACME, "gone@example.org", UserRole.SENDER);
    office.users.disable(OfficeFixture.ACME, gone.id());

    assertThat(office.attempt("lea@example.org", "another password")).isEqualTo(new Refused());
    assertThat(office.attempt("nobody@example.org", OfficeFixture.PASSWORD))
        .isEqualTo(new Refused());
    assertThat(office.attempt("gone@example.org", OfficeFixture.PASSWORD)).isEqualTo(new Refused());
  }

  @Test
  void a_hash_is_computed_for_unknown_addresses_too() {
    assertThat(PasswordHash.matches(PasswordHash.NOBODY, "anything")).isFalse();
    assertThat(PasswordHash.NOBODY.replaceAll("\\$[^$]*\\$[^$]*$", ""))
        .isEqualTo(PasswordHash.of("a password").replaceAll("\\$[^$]*\\$[^$]*$", ""));
  }

  @Test
  void ten_tries_in_a_quarter_of_an_hour_lock_known_and_unknown_addresses_alike() {
    for (String email : List.of("lea@example.org", "nobody@example.org")) {
      fill("account " + email + " from 192.0.2.7", SignIn.TRIES_PER_ACCOUNT);

      assertThat(office.attempt(email, OfficeFixture.PASSWORD))
          .as(email)
          .isEqualTo(new Locked(office.clock.instant().plus(SignIn.WINDOW)));
    }

    office.clock.advance(SignIn.WINDOW);
    assertThat(office.attempt("lea@example.org", OfficeFixture.PASSWORD))
        .isInstanceOf(Welcome.class);
  }

  @Test
  void nobody_locks_somebody_else_s_account_from_one_place() {
    fill("account lea@example.org from 192.0.2.7", SignIn.TRIES_PER_ACCOUNT);

    assertThat(office.attempt("lea@example.org", OfficeFixture.PASSWORD))
        .isInstanceOf(Locked.class);
    assertThat(
            office.signIn.attempt("lea@example.org", OfficeFixture.PASSWORD, "192.0.2.8", "hers"))
        .isInstanceOf(Welcome.class);
    assertThat(office.attempt("lea@example.org", OfficeFixture.PASSWORD))
        .as("her coming in opens the other place no door")
        .isInstanceOf(Locked.class);
  }

  @Test
  void many_places_together_cannot_try_an_account_without_end() {
    fill("account lea@example.org", SignIn.TRIES_FROM_EVERYWHERE);

    assertThat(office.attempt("lea@example.org", OfficeFixture.PASSWORD))
        .isInstanceOf(Locked.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8:0:0:ffff::7, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "192.0.2.7, 192.0.2.8, false",
    "::ffff:192.0.2.7, ::ffff:192.0.2.8, false"
  })
  void the_addresses_of_one_ipv6_network_count_as_one_place(String one, String two, boolean same) {
    assertThat(SignIn.from(one).equals(SignIn.from(two))).isEqualTo(same);
  }

  @Test
  void one_network_address_cannot_try_account_after_account() {
    fill("from 192.0.2.7", SignIn.TRIES_PER_ADDRESS);

    assertThat(office.attempt("lea@example.org", OfficeFixture.PASSWORD))
        .isInstanceOf(Locked.class);
    assertThat(
            office.signIn.attempt("lea@example.org", OfficeFixture.PASSWORD, "192.0.2.8", "other"))
        .isInstanceOf(Welcome.class);
  }

  /** As many tries as count, without the cost of a hash each. */
  private void fill(String subject, int tries) {
    for (int i = 0; i < tries; i++) {
      database.update(
          "INSERT INTO sign_in_try (id, subject, at) VALUES (?, ?, ?)",
          subject.hashCode() * 1000L + i,
          Sha256.hex(subject),
          office.clock.instant());
    }
  }

  @Test
  void of_many_tries_at_the_same_moment_no_more_than_the_limit_are_compared() {
    fill("account lea@example.org from 192.0.2.7", SignIn.TRIES_PER_ACCOUNT - 2);

    List<SignInOutcome> outcomes =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> office.attempt("lea@example.org", "wrong password " + i))
            .toList();

    assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSizeLessThanOrEqualTo(2);
    assertThat(outcomes).filteredOn(Locked.class::isInstance).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void getting_in_forgets_the_account_s_wrong_tries() {
    fill("account lea@example.org from 192.0.2.7", SignIn.TRIES_PER_ACCOUNT - 1);
    office.enter(lea);

    assertThat(office.attempt("lea@example.org", "wrong")).isEqualTo(new Refused());
  }

  @Test
  void a_session_ends_twelve_hours_after_its_last_use_and_seven_days_after_it_began() {
    String token = office.enter(lea);
    for (int hours = 11; hours < 7 * 24; hours += 11) {
      office.clock.advance(Duration.ofHours(11));
      assertThat(office.sessions.find(token)).as("after %s hours", hours).isPresent();
    }
    office.clock.advance(Duration.ofHours(3));
    assertThat(office.sessions.find(token)).as("after seven days").isEmpty();
  }

  @Test
  void an_idle_session_ends_after_twelve_hours() {
    String token = office.enter(lea);
    office.clock.advance(Sessions.IDLE.minusSeconds(1));
    assertThat(office.sessions.find(token)).isPresent();
    office.clock.advance(Sessions.IDLE);
    assertThat(office.sessions.find(token)).isEmpty();
    assertThat(office.sessions.purge()).isEqualTo(1);
  }
}
