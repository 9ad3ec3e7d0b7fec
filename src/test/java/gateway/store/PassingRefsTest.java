package gateway.store;

import static gateway.store.Stores.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FileMasterKey;
import gateway.access.MasterKey;
import gateway.contract.Annex;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import gateway.evidence.HashChainedAuditLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put for now goes when nothing names it, and only then. */
@OnBothDatabases
class PassingRefsTest {
  @TempDir Path folder;
  private Database database;
  private MasterKey key;
  private JdbcBlobs blobs;
  private JdbcContracts contracts;
  private Contract contract;
  private Recipient person;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    key = FileMasterKey.inDataFolder(folder.resolve("keys/master.key"), false);
    blobs = later(0);
    contracts = new JdbcContracts(database);
    contract = Stores.contract(ACME, null).opened();
    person = Stores.recipient(contract, 1, "signer1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_preview_that_nothing_names_goes_the_next_day_and_its_file_a_day_later() throws Exception {
    insert(List.of());
    BlobRef preview = forNow("preview");
    BlobRef stays = blobs.put(ACME, owner(), bytes("original"));

    later(23).collect();
    assertThat(blobs.get(ACME, owner(), preview)).isEqualTo(bytes("preview"));
    later(25).collect();
    assertMissing(preview);
    assertThat(blobs.get(ACME, owner(), stays)).isEqualTo(bytes("original"));
    assertThat(files()).as("a backup may still be copying it").isEqualTo(2);
    later(50).collect();
    assertThat(files()).isEqualTo(1);

    assertThat(later(50).putForNow(ACME, owner(), bytes("preview"))).isEqualTo(preview);
    assertThat(blobs.get(ACME, owner(), preview)).isEqualTo(bytes("preview"));
  }

  @Test
  void nothing_goes_that_a_row_or_the_audit_trail_names() {
    BlobRef original = forNow("original");
    BlobRef current = forNow("current");
    insert(List.of(document(original, current)));
    BlobRef reviewed = forNow("reviewed");
    BlobRef mark = forNow("mark");
    contracts.update(
        person
            .withReviewed(Map.of(0, reviewed))
            .agreed("I agree", "Léa", new SignatureMark(SignatureMark.Kind.DRAWN, mark)));
    BlobRef annex = forNow("annex");
    new JdbcAnnexes(database)
        .add(
            new Annex(
                contract.id(), 0, "signer1", "id", "id.pdf", "application/pdf", 5, annex, now()));
    BlobRef shown = forNow("shown");
    new HashChainedAuditLog(new JdbcAuditRows(database), database, Clock.systemUTC())
        .append(
            contract.id(), "recipient.agreed", Map.of("shown", List.of(shown.sha256())), Map.of());
    BlobRef dossier = forNow("dossier");
    BlobRef preview = forNow("preview");
    contracts.update(contracts.get(contract.id()).signed().closed(now(), dossier));

    later(25).collect();
    later(50).collect();

    assertMissing(preview);
    for (BlobRef named : List.of(original, current, reviewed, mark, annex, shown, dossier)) {
      assertThat(blobs.get(ACME, owner(), named)).isNotEmpty();
    }
  }

  @Test
  void what_another_contract_names_does_not_keep_it_here_and_stays_there() {
    insert(List.of());
    forNow("campaign");
    Contract other = Stores.contract(ACME, null);
    BlobRef theirs = blobs.put(ACME, other.id().value(), bytes("campaign"));
    contracts.insert(other, List.of(), List.of(), List.of(document(other, theirs, theirs)));

    later(25).collect();
    later(50).collect();

    assertMissing(theirs);
    assertThat(blobs.get(ACME, other.id().value(), theirs)).isEqualTo(bytes("campaign"));
  }

  @Test
  void a_preview_goes_a_day_after_it_was_last_named_or_put() {
    insert(List.of());
    BlobRef named = forNow("named");
    BlobRef again = forNow("again");
    BlobRef kept = forNow("kept");
    contracts.update(person.withReviewed(Map.of(0, named)));
    later(23).putForNow(ACME, owner(), bytes("again"));
    blobs.put(ACME, owner(), bytes("kept"));

    later(25).collect();
    assertThat(blobs.get(ACME, owner(), named)).isNotEmpty();
    assertThat(blobs.get(ACME, owner(), again)).isNotEmpty();
    contracts.update(contracts.recipient(person.id()).orElseThrow().withReviewed(Map.of()));
    later(50).collect();
    assertMissing(named);
    assertMissing(again);
    assertThat(blobs.get(ACME, owner(), kept)).as("put to stay").isNotEmpty();
  }

  @Test
  void what_is_named_when_its_contract_has_ended_is_not_looked_at_for_ever() {
    insert(List.of());
    BlobRef named = forNow("named");
    contracts.update(person.withReviewed(Map.of(0, named)));
    later(25).collect();
    assertThat(lookedAtAgain()).isTrue();
    contracts.update(contracts.get(contract.id()).abandoned());
    later(50).collect();
    assertThat(lookedAtAgain()).isFalse();
    assertThat(blobs.get(ACME, owner(), named)).isNotEmpty();
  }

  @Test
  void whoever_puts_it_again_while_it_is_collected_still_has_it() throws Exception {
    insert(List.of());
    BlobRef preview = forNow("preview");
    ExecutorService collector = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> collected =
        database.call(
            () -> {
              later(25).putForNow(ACME, owner(), bytes("preview"));
              Future<?> running =
                  collector.submit(
                      () -> {
                        begun.countDown();
                        later(25).collect();
                      });
              awaitIt(begun);
              contracts.update(person.withReviewed(Map.of(0, preview)));
              return running;
            });
    collected.get();
    collector.shutdown();
    assertThat(blobs.get(ACME, owner(), preview)).isEqualTo(bytes("preview"));
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean lookedAtAgain() {
    return database
        .queryOne("SELECT for_now FROM blob_ref", row -> row.numberOrNull("for_now") != null)
        .orElseThrow();
  }

  private void insert(List<Document> documents) {
    contracts.insert(contract, List.of(person), List.of(), documents);
  }

  private Document document(BlobRef original, BlobRef current) {
    return document(contract, original, current);
  }

  private static Document document(Contract of, BlobRef original, BlobRef current) {
    return new Document(
        new DocumentId(Stores.newId()), of.id(), 0, "a.pdf", original, current, 1, List.of(), 0);
  }

  private BlobRef forNow(String text) {
    return blobs.putForNow(ACME, owner(), bytes(text));
  }

  private long owner() {
    return contract.id().value();
  }

  private static Instant now() {
    return Stores.NOW;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JdbcBlobs later(int hours) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
    return new JdbcBlobs(database, folder.resolve("blobs"), key, clock);
  }

  private void assertMissing(BlobRef ref) {
    assertThatThrownBy(() -> blobs.get(ACME, owner(), ref))
        .hasFieldOrPropertyWithValue("code", "blob.missing");
  }

  private long files() throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
