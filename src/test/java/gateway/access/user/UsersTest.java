package gateway.access.user;

import static gateway.access.user.OfficeFixture.ACME;
import static gateway.access.user.OfficeFixture.OTHER;
import static gateway.access.user.OfficeFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.store.Database;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class UsersTest {
  private static final Passwords.Place HERE = new Passwords.Place("192.0.2.7", "a browser");

  @TempDir Path folder;
  private Database database;
  private OfficeFixture office;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    office = new OfficeFixture(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Passwords.Choice choice(String name, String email) {
    return new Passwords.Choice(name, email, PASSWORD, "fr");
  }

  private SignInOutcome.Welcome use(String token, String name, String email) {
    return office.passwords.choose(
        office.links.find(token).orElseThrow(), choice(name, email), HERE);
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(PermanentFailure.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void the_operator_s_link_makes_an_administrator_once_within_an_hour() {
    assertThat(office.users.none()).isTrue();
    String token = office.links.forAdministrator(ACME);
    String late = office.links.forAdministrator(ACME);
    OneTimeLink link = office.links.find(token).orElseThrow();

    SignInOutcome.Welcome in = use(token, " Ana Roy ", "ana@example.org");

    assertThat(in.user().role()).isEqualTo(UserRole.ADMINISTRATOR);
    assertThat(in.user().name()).isEqualTo("Ana Roy");
    assertThat(office.sessions.find(in.token())).isPresent();
    assertThat(office.users.none()).isFalse();
    assertThat(office.links.find(token)).as("used").isEmpty();
    refused(
        "link.used", () -> office.passwords.choose(link, choice("Eve", "eve@example.org"), HERE));
    assertThat(office.users.list(ACME)).hasSize(1);
    office.clock.advance(Duration.ofHours(1));
    assertThat(office.links.find(late)).as("expired").isEmpty();
    assertThat(database.query("SELECT sha256 FROM one_time_link", row -> row.text("sha256")))
        .isNotEmpty()
        .doesNotContain(token, late);
  }

  @Test
  void looking_at_a_link_never_uses_it_up_and_a_refused_password_neither() {
    String token = office.links.forAdministrator(ACME);
    for (int i = 0; i < 100; i++) {
      assertThat(office.links.find(token)).isPresent();
    }
    refused(
        "password.short",
        () ->
            office.passwords.choose(
                office.links.find(token).orElseThrow(),
                new Passwords.Choice("Ana", "ana@example.org", "short", "fr"),
                HERE));
    assertThat(office.links.find(token)).isPresent();
  }

  @Test
  void the_operator_s_link_gives_a_locked_out_administrator_his_door_back() {
    User ana = office.user(ACME, "ana@example.org", UserRole.SENDER);
    office.users.disable(ACME, ana.id());

    use(office.links.forAdministrator(ACME), "Ana", "ANA@example.org");

    assertThat(office.now(ana).role()).isEqualTo(UserRole.ADMINISTRATOR);
    assertThat(office.now(ana).state()).isEqualTo(UserState.ACTIVE);
    office.user(OTHER, "far@example.org", UserRole.READER);
    String token = office.links.forAdministrator(ACME);
    refused("user.exists", () -> use(token, "Far", "far@example.org"));
  }

  @Test
  void an_invited_person_chooses_a_password_and_comes_in_with_the_invited_role() {
    Users.Invited invited =
        office.users.invite(ACME, "lea@example.org", "Léa", UserRole.SENDER, "en");
    assertThat(office.attempt("lea@example.org", PASSWORD)).isEqualTo(new SignInOutcome.Refused());
    refused(
        "user.exists",
        () -> office.users.invite(OTHER, "LEA@example.org", "Léa", UserRole.READER, "fr"));

    SignInOutcome.Welcome in = use(invited.token(), "Léa Martin", "ignored@example.org");

    assertThat(in.user().email()).isEqualTo("lea@example.org");
    assertThat(in.user().role()).isEqualTo(UserRole.SENDER);
    assertThat(office.enter(in.user())).isNotEmpty();
  }

  @Test
  void a_new_link_replaces_the_one_before() {
    User lea = office.user(ACME, "lea@example.org", UserRole.SENDER);
    String first = office.users.newLink(lea);
    String second = office.users.newLink(lea);

    assertThat(office.links.find(first)).isEmpty();
    assertThat(office.links.find(second)).isPresent();
    office.users.disable(ACME, lea.id());
    assertThat(office.links.find(second)).as("the account was closed").isEmpty();
  }

  @Test
  void a_password_chosen_by_one_link_makes_every_other_link_of_the_account_useless() {
    Users.Invited invited =
        office.users.invite(
            OfficeFixture.ACME, "ana@example.org", "Ana Roy", UserRole.READER, "fr");
    String operators = office.links.forAdministrator(OfficeFixture.ACME);

    office.passwords.choose(
        office.links.find(operators).orElseThrow(),
        new Passwords.Choice("Ana Roy", "ana@example.org", OfficeFixture.PASSWORD, "fr"),
        new Passwords.Place("192.0.2.7", "a browser"));

    assertThat(office.links.find(invited.token())).isEmpty();
  }

  @Test
  void the_last_administrator_who_can_sign_in_stays_one() {
    User ana = office.user(ACME, "ana@example.org", UserRole.ADMINISTRATOR);
    office.users.invite(ACME, "bob@example.org", "Bob", UserRole.ADMINISTRATOR, "fr");
    office.user(OTHER, "other@example.org", UserRole.ADMINISTRATOR);

    refused(
        "user.last-administrator", () -> office.users.changeRole(ACME, ana.id(), UserRole.READER));
    refused("user.last-administrator", () -> office.users.disable(ACME, ana.id()));

    User eve = office.user(ACME, "eve@example.org", UserRole.ADMINISTRATOR);
    office.users.disable(ACME, ana.id());
    refused("user.last-administrator", () -> office.users.disable(ACME, eve.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lea\nMartin", "Lea\nMartin\n(administrator)", "a\r\nb\r\nc"})
  void a_name_is_one_line(String name) {
    refused(
        "user.name",
        () ->
            office.users.invite(OfficeFixture.ACME, "x@example.org", name, UserRole.READER, "fr"));
  }

  @Test
  void another_tenant_s_user_is_unknown() {
    User far = office.user(OTHER, "far@example.org", UserRole.READER);

    assertThat(office.users.find(ACME, far.id())).isEmpty();
    refused("user.unknown", () -> office.users.disable(ACME, far.id()));
    assertThat(office.users.list(ACME)).isEmpty();
  }

  @Test
  void a_change_of_role_and_a_disabled_account_end_every_session() {
    office.user(ACME, "ana@example.org", UserRole.ADMINISTRATOR);
    User lea = office.user(ACME, "lea@example.org", UserRole.SENDER);
    String token = office.enter(lea);
    office.users.changeRole(ACME, lea.id(), UserRole.READER);
    assertThat(office.sessions.find(token)).isEmpty();

    String again = office.enter(lea);
    office.users.disable(ACME, lea.id());
    assertThat(office.sessions.find(again)).isEmpty();
    office.users.enable(ACME, lea.id());
    assertThat(office.now(lea).state()).isEqualTo(UserState.ACTIVE);
  }

  @Test
  void asking_for_another_language_brings_back_neither_a_role_nor_a_closed_account() {
    office.user(ACME, "ana@example.org", UserRole.ADMINISTRATOR);
    User lea = office.user(ACME, "lea@example.org", UserRole.SENDER);
    office.users.changeRole(ACME, lea.id(), UserRole.READER);
    office.users.disable(ACME, lea.id());

    office.users.speak(lea, "en"); // as a request read her just before

    assertThat(office.now(lea).locale()).isEqualTo("en");
    assertThat(office.now(lea).role()).isEqualTo(UserRole.READER);
    assertThat(office.now(lea).state()).isEqualTo(UserState.DISABLED);
  }

  @Test
  void changing_one_s_password_needs_the_old_one_and_ends_the_other_sessions() {
    User lea = office.user(ACME, "lea@example.org", UserRole.SENDER);
    String here = office.enter(lea);
    String elsewhere = office.enter(lea);
    Session mine = office.sessions.find(here).orElseThrow();

    refused(
        "password.wrong",
        () -> office.passwords.change(lea, mine.id(), "not the old one", "encore une phrase"));
    office.passwords.change(lea, mine.id(), PASSWORD, "encore une phrase");

    assertThat(office.sessions.find(here)).isPresent();
    assertThat(office.sessions.find(elsewhere)).isEmpty();
    assertThat(office.attempt("lea@example.org", PASSWORD)).isEqualTo(new SignInOutcome.Refused());
    assertThat(office.sessions.of(lea.id())).extracting(Session::id).containsOnly(mine.id());
    assertThat(Set.of(UserRole.values())).allMatch(role -> UserRole.ADMINISTRATOR.covers(role));
  }
}
