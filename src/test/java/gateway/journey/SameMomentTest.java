package gateway.journey;

import static gateway.journey.DeskFixture.ID;
import static gateway.journey.DeskFixture.VISITOR;
import static gateway.journey.DeskFixture.token;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.CodeOutcome;
import gateway.access.FakeMasterKey;
import gateway.access.OneTimeCodes;
import gateway.access.StoredOneTimeCodes;
import gateway.base.GatewayFailure;
import gateway.base.Ids;
import gateway.contract.AnnexRequest;
import gateway.contract.BlobRef;
import gateway.contract.Cancellation;
import gateway.contract.ContractStatus;
import gateway.contract.RecipientStatus;
import gateway.contract.RecordedEndings;
import gateway.contract.Strokes;
import gateway.contract.TenantId;
import gateway.evidence.HashChainedAuditLog;
import gateway.store.Database;
import gateway.store.JdbcAnnexes;
import gateway.store.JdbcAuditRows;
import gateway.store.JdbcBlobs;
import gateway.store.JdbcCodes;
import gateway.store.JdbcContracts;
import gateway.store.JdbcEvents;
import gateway.store.JdbcUseCounts;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do at the same moment comes one after the other (real threads, real store). */
@OnBothDatabases
class SameMomentTest {
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");

  @TempDir Path folder;
  private final DeskFixture desk = new DeskFixture();
  private Database database;
  private SigningJourney.Stores stores;
  private OneTimeCodes codes;
  private final Map<String, String> newest = new HashMap<>();

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    Clock clock = Clock.systemUTC();
    stores =
        new SigningJourney.Stores(
            database,
            new JdbcContracts(database),
            new JdbcBlobs(database, folder.resolve("blobs"), new FakeMasterKey(), clock),
            new JdbcAnnexes(database),
            new HashChainedAuditLog(new JdbcAuditRows(database), database, clock),
            new JdbcEvents(database, clock),
            (kind, key, delay) -> {});
    codes =
        new StoredOneTimeCodes(
            new JdbcCodes(database), database, new Ids(clock, 0), clock, new FakeMasterKey());
    desk.use = new JdbcUseCounts(database);
    desk.limits = new Allowance.Limits(200, 2);
    desk.signer("signer1", 1).signer("signer2", 1).open(stores, codes);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void of_many_presses_of_sign_one_counts() throws Exception {
    Ready ready = ready("signer1");
    List<Object> outcomes = together(8, () -> sign(ready));
    assertThat(outcomes).contains(new CodeOutcome.Accepted());
    assertThat(audit()).containsOnlyOnce("recipient.identified");
    assertThat(desk.recipient("signer1").status()).isEqualTo(RecipientStatus.CONSENTED);
  }

  @Test
  void nobody_signs_a_document_that_gets_a_signature_at_that_moment() throws Exception {
    Ready first = ready("signer1");
    Ready second = ready("signer2");
    sign(first);
    List<Object> outcomes =
        together(
            () -> sign(second),
            () -> {
              database.run(
                  () -> {
                    desk.chainSigns("signer1");
                    stores.audit().append(ID, "recipient.signed", Map.of(), Map.of());
                  });
              return "signed";
            });
    List<String> audit = audit();
    if (outcomes.get(0).equals(new CodeOutcome.Accepted())) {
      // They were first after all: the chain will see that what they checked is out of date.
      assertThat(audit.lastIndexOf("recipient.identified"))
          .isLessThan(audit.indexOf("recipient.signed"));
      desk.contracts.update(desk.recipient("signer2").lapsed());
    } else {
      assertThat(outcomes.get(0)).isEqualTo("journey.changed");
      assertThat(audit).containsOnlyOnce("recipient.identified");
    }
    assertThat(desk.view("signer2").moved()).isTrue();
    Ready again = ready("signer2");
    assertThat(sign(again)).isEqualTo(new CodeOutcome.Accepted());
    assertThat(desk.text(again.shown().get(0))).isEqualTo("PDF+signature of signer1");
  }

  @Test
  void a_contract_cancelled_at_that_moment_is_signed_before_or_not_at_all() throws Exception {
    Ready ready = ready("signer1");
    Cancellation cancellation =
        new Cancellation(
            database, stores.contracts(), stores.audit(), stores.events(), new RecordedEndings());
    List<Object> outcomes =
        together(
            () -> sign(ready), () -> cancellation.cancel(TenantId.DEFAULT, ID, "key").status());
    assertThat(outcomes.get(1)).isEqualTo(ContractStatus.ABANDONED);
    List<String> audit = audit();
    if (outcomes.get(0).equals(new CodeOutcome.Accepted())) {
      assertThat(audit.indexOf("recipient.identified"))
          .isBetween(0, audit.indexOf("contract.cancelled"));
    } else {
      assertThat(outcomes.get(0)).isEqualTo("link.dead");
      assertThat(audit).doesNotContain("recipient.identified");
    }
  }

  @Test
  void of_many_uploads_only_as_many_as_asked_for_are_taken() throws Exception {
    stores
        .annexes()
        .ask(ID, List.of(new AnnexRequest("id", "Id", List.of("pdf"), 1, 2, true, "signer1")));
    List<Callable<Object>> uploads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      byte[] file = ("%PDF-1.7 " + i + " %%EOF").getBytes(StandardCharsets.UTF_8);
      uploads.add(
          () -> {
            desk.journey.attach(token("signer1"), "id", "id.pdf", file);
            return "taken";
          });
    }
    List<Object> outcomes = together(uploads);
    assertThat(outcomes).filteredOn("taken"::equals).hasSize(2);
    assertThat(outcomes).filteredOn("annex.too-many"::equals).hasSize(4);
    assertThat(stores.annexes().list(ID)).hasSize(2);
  }

  @Test
  void of_many_drawings_only_as_many_as_allowed_are_stored() throws Exception {
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of());
    long before = blobs();
    List<Callable<Object>> drawings = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Strokes strokes = Strokes.parse("10," + i + " 200,150 400,100 600,200 800,120");
      drawings.add(
          () -> {
            desk.journey.agree(
                token("signer1"),
                shown,
                "J'accepte",
                new SignatureGiven("Léa", strokes, null),
                VISITOR);
            return "agreed";
          });
    }
    List<Object> outcomes = together(drawings);
    assertThat(outcomes).contains("agreed");
    assertThat(outcomes).filteredOn("signature.too-many"::equals).hasSize(4);
    assertThat(blobs() - before).isEqualTo(2);
    assertThat(audit()).containsOnlyOnce("recipient.limited");
  }

  private long blobs() {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM blob", row -> row.number("n"))
        .orElseThrow();
  }

  /** Somebody who has agreed and holds the code. */
  private record Ready(String key, Map<Integer, BlobRef> shown, String agreement, String code) {}

  private Ready ready(String key) {
    Map<Integer, BlobRef> shown = desk.check(key, Map.of());
    int before = desk.mails.codes.size();
    desk.agree(key, shown);
    // Who agrees again within seconds keeps the code that is still good: no second one is sent.
    String code = desk.mails.codes.size() > before ? desk.mails.codes.get(before) : newest.get(key);
    newest.put(key, code);
    return new Ready(key, shown, desk.agreement(key), code);
  }

  private Object sign(Ready ready) {
    return desk.journey.sign(
        token(ready.key()), ready.shown(), ready.agreement(), ready.code(), VISITOR);
  }

  private List<String> audit() {
    return new JdbcAuditRows(database)
        .all(ID).stream()
            .map(row -> TYPE.matcher(row.entry()).results().findFirst().orElseThrow().group(1))
            .toList();
  }

  private static List<Object> together(int times, Callable<Object> act) throws Exception {
    List<Callable<Object>> acts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      acts.add(act);
    }
    return together(acts);
  }

  @SafeVarargs
  private static List<Object> together(Callable<Object>... acts) throws Exception {
    return together(List.of(acts));
  }

  /** Let all begin at once; returns what each returned, or the code of its failure. */
  private static List<Object> together(List<Callable<Object>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    CyclicBarrier start = new CyclicBarrier(acts.size());
    try {
      List<Future<Object>> running = new ArrayList<>();
      for (Callable<Object> act : acts) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    return act.call();
                  } catch (GatewayFailure e) {
                    return e.code();
                  }
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> each : running) {
        outcomes.add(each.get(30, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
