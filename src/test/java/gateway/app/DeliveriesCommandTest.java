package gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.StoredApiKeys;
import gateway.base.Ids;
import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.contract.Work;
import gateway.contract.WorkHandler.Outcome;
import gateway.delivery.Delivery;
import gateway.delivery.DeliveryRows.AttemptOutcome;
import gateway.delivery.DeliveryState;
import gateway.store.Books;
import gateway.store.BothDatabases;
import gateway.store.Database;
import gateway.store.JdbcApiKeys;
import gateway.store.JdbcDeliveries;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import gateway.store.TestPostgres;
import gateway.store.WorkLedger;
import gateway.store.WorkLedger.Parked;
import gateway.work.WorkScheduler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands run beside a database that is open elsewhere, as a server's is. */
@OnBothDatabases
class DeliveriesCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:15:00Z");
  private static final TenantId ACME = new TenantId("acme");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Database database;
  private JdbcDeliveries rows;

  @BeforeEach
  void open() throws IOException {
    database = Stores.open(folder);
    if (BothDatabases.isPostgres()) {
      String setting = "paraph.database.url=" + TestPostgres.address("postgres", "postgres");
      Files.writeString(folder.resolve("paraph.properties"), setting);
    }
    rows = new JdbcDeliveries(database);
    endpoint(1, "ACTIVE");
    endpoint(2, "DISABLED");
    delivery(11, 1, "secret.unknown", null, "No secret ERP_SECRET");
    rows.park(11);
    delivery(12, 2, "http.status", 410, "\u001b[2J");
    delivery(13, 1, "http.status", 500, "");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void endpoint(long id, String state) {
    // The secret is no wrapped one: a command that unwrapped it would fail.
    database.update(
        "INSERT INTO endpoint (id, tenant, url, named_by, secret, state, created_at)"
            + " VALUES (?, 'acme', ?, 'TENANT', ?, ?, 0)",
        id,
        "https://erp.example.org/" + id + "?key=canary",
        new byte[] {1},
        state);
  }

  private void delivery(long id, long endpoint, String error, Integer status, String answer) {
    rows.insertIfAbsent(
        new Delivery(
            id,
            ACME,
            new ContractId(7),
            "evt_" + id,
            "contract.closed",
            endpoint,
            "contract",
            "application/json",
            "{}".getBytes(UTF_8),
            DeliveryState.WAITING,
            0,
            0,
            0,
            NOW,
            null),
        NOW);
    database.run(() -> rows.startAttempt(id, id, NOW));
    rows.endAttempt(id, new AttemptOutcome(status, 5, error, answer));
  }

  private int run(String... arguments) {
    CommandLine line = new CommandLine(GatewayMain.class).setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void list_shows_what_waits_for_somebody_and_why_without_keys_or_foreign_text() {
    assertThat(run("deliveries", "list", "--data", folder.toString())).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "11  parked  contract.closed  " + Ids.text("con", 7) + "  https://erp.example.org/1",
            "    1 attempts, the last at 2026-11-24T09:15:00Z: secret.unknown, No secret"
                + " ERP_SECRET",
            "12  endpoint disabled  contract.closed  "
                + Ids.text("con", 7)
                + "  https://erp.example.org/2",
            "    1 attempts, the last at 2026-11-24T09:15:00Z: answered 410",
            "In all: 2");
  }

  @Test
  void the_books_note_them_and_still_balance() {
    Books.Balance balance = new Books(database).balance();

    assertThat(balance.isClean()).isTrue();
    assertThat(balance.notes()).singleElement().asString().startsWith("2 deliveries are parked");
    assertThat(run("books", "--data", folder.toString())).isZero();
    assertThat(out.toString()).contains("- 2 deliveries are parked").contains("The books balance.");
  }

  @Test
  void the_books_say_why_something_was_refused_or_is_parked() {
    refusal(1, "people.csv:3", "people.csv:3, column 6 (Courriel): the cell is empty");
    refusal(2, "people.csv:8", "The field lastName cannot be printed");
    database.run(
        () ->
            new WorkLedger(database)
                .park(
                    new Parked(
                        "chain", Ids.text("con", 7), "pdf.value-too-long", "It is too long", NOW)));

    assertThat(run("books", "--why", "--data", folder.toString())).isZero();
    assertThat(out.toString().lines())
        .containsSequence(
            "Refused, the latest first:",
            "  2026-11-24T09:15:00Z  acme.people  people.csv:8: The field lastName cannot be"
                + " printed (row.bad)",
            "  2026-11-24T09:15:00Z  acme.people  people.csv:3, column 6 (Courriel): the cell is"
                + " empty (row.bad)",
            "Parked, until somebody mends the cause:",
            "  2026-11-24T09:15:00Z  chain  "
                + Ids.text("con", 7)
                + ": It is too long (pdf.value-too-long)");
  }

  private void refusal(long id, String location, String reason) {
    database.update(
        "INSERT INTO intake (id, tenant, source, business_key, digest, location, outcome, code,"
            + " reason, received_at)"
            + " VALUES (?, 'acme', 'acme.people', ?, 'd', ?, 'REFUSED', 'row.bad', ?, ?)",
        id,
        location,
        location,
        reason,
        NOW);
  }

  @Test
  void replaying_all_wakes_the_running_server() throws Exception {
    BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    try (WorkScheduler server =
        new WorkScheduler(
            database,
            Clock.systemUTC(),
            Map.of(
                Work.DELIVERY,
                key -> {
                  ran.add(key);
                  return new Outcome.Done();
                }))) {
      server.start();
      assertThat(run("deliveries", "replay", "--all-parked", "--data", folder.toString())).isZero();

      // 13 waits at an active endpoint by its own schedule: nothing of it changes.
      assertThat(ran.poll(30, TimeUnit.SECONDS)).isIn("11", "12");
      assertThat(ran.poll(30, TimeUnit.SECONDS)).isIn("11", "12");
    }
    assertThat(rows.find(11).orElseThrow().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(rows.find(11).orElseThrow().replays()).isEqualTo(1);
    assertThat(rows.disabledEndpoint(12)).isEmpty();
    assertThat(rows.find(13).orElseThrow().replays()).isZero();
    assertThat(out.toString()).contains("2 deliveries are sent again");
  }

  @Test
  void an_unknown_number_sends_nothing() {
    assertThat(run("deliveries", "replay", "11", "99", "--data", folder.toString())).isNotZero();

    assertThat(rows.find(11).orElseThrow().state()).isEqualTo(DeliveryState.PARKED);
  }

  @Test
  void replay_wants_to_know_which() {
    assertThat(run("deliveries", "replay", "--data", folder.toString())).isEqualTo(2);
    assertThat(run("deliveries", "replay", "11", "--all-parked", "--data", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--all-parked");
  }

  @Test
  void a_key_made_by_command_opens_the_same_database() {
    assertThat(run("key", "create", "--scope", "contracts:read", "--data", folder.toString()))
        .isZero();

    assertThat(
            new StoredApiKeys(new JdbcApiKeys(database), database, Clock.systemUTC())
                .authenticate(out.toString().strip()))
        .isPresent();
  }
}
