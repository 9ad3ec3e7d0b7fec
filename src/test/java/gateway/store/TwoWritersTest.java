package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.FileMasterKey;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.contract.Annex;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.evidence.AuditRow;
import gateway.evidence.HashChainedAuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers write at the same moment; each test meets them several times. */
@Timeout(120)
@OnBothDatabases
class TwoWritersTest {
  private static final int ROUNDS = 20;

  @TempDir Path folder;
  private final List<Database> nodes = new ArrayList<>();
  private Contract contract;

  @BeforeEach
  void open() {
    nodes.add(Stores.open(folder));
    nodes.add(Stores.open(folder));
    contract = Stores.contract(ACME, null);
    contracts(0).insert(contract, List.of(), List.of(), List.of());
  }

  @AfterEach
  void close() {
    nodes.forEach(Database::close);
  }

  private JdbcContracts contracts(int node) {
    return new JdbcContracts(nodes.get(node));
  }

  private void together(IntConsumer work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<?>> both = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      int one = node;
      both.add(
          pool.submit(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  start.await(10, TimeUnit.SECONDS);
                  try {
                    work.accept(one);
                  } catch (RuntimeException e) {
                    start.reset(); // nobody waits for one who will not come
                    throw e;
                  }
                }
                return null;
              }));
    }
    pool.shutdown();
    for (Future<?> one : both) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void what_reads_a_contract_and_then_changes_it_never_meets_another_change() throws Exception {
    together(
        node ->
            nodes.get(node).run(() -> contracts(node).update(contracts(node).get(contract.id()))));

    assertThat(contracts(0).get(contract.id()).version()).isEqualTo(2L * ROUNDS);
  }

  @Test
  void the_audit_entries_of_one_contract_form_one_chain() throws Exception {
    together(
        node ->
            new HashChainedAuditLog(
                    new JdbcAuditRows(nodes.get(node)), nodes.get(node), Clock.systemUTC())
                .append(contract.id(), "test", Map.of("node", node), Map.of()));

    List<AuditRow> chain = new JdbcAuditRows(nodes.get(0)).all(contract.id());
    assertThat(chain)
        .extracting(AuditRow::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * ROUNDS).boxed().toList());
    for (int i = 1; i < chain.size(); i++) {
      assertThat(chain.get(i).entry()).contains(chain.get(i - 1).hash());
    }
  }

  @Test
  void events_of_one_contract_are_numbered_without_a_gap_and_published_once() throws Exception {
    together(
        node -> {
          JdbcEvents events = new JdbcEvents(nodes.get(node), Clock.systemUTC());
          events.record(contract, "test.happened", Map.of());
          events.publish();
        });

    List<Long> places =
        nodes
            .get(0)
            .query("SELECT position FROM event ORDER BY position", row -> row.number("position"));
    assertThat(places)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * ROUNDS).boxed().toList());
    assertThat(new JdbcEvents(nodes.get(0), Clock.systemUTC()).after(ACME, 0, 100))
        .extracting(event -> event.sequence())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * ROUNDS).boxed().toList());
  }

  @Test
  void a_contract_is_sealed_by_one_of_them() throws Exception {
    AtomicInteger sealed = new AtomicInteger();
    AtomicInteger late = new AtomicInteger();
    together(
        node -> {
          try {
            new JdbcSealRegister(nodes.get(node)).record(contract.id(), NOW);
            sealed.incrementAndGet();
          } catch (TransientFailure e) {
            late.incrementAndGet();
          }
        });

    assertThat(sealed).hasValue(1);
    assertThat(late).hasValue(2 * ROUNDS - 1);
  }

  @Test
  void properties_and_annexes_added_at_once_each_get_their_own_place() throws Exception {
    AtomicInteger count = new AtomicInteger();
    together(
        node -> {
          String name = "p" + count.incrementAndGet();
          contracts(node)
              .putProperty(
                  contract.id(), new Property(name, null, name, PropertyType.TEXT, false, "", ""));
          new JdbcAnnexes(nodes.get(node))
              .add(
                  new Annex(contract.id(), -1, "", "", name, "text/plain", 1, someBlob(name), NOW));
        });

    assertThat(places("property")).doesNotHaveDuplicates().hasSize(2 * ROUNDS);
    assertThat(places("annex")).doesNotHaveDuplicates().hasSize(2 * ROUNDS);
  }

  private static BlobRef someBlob(String name) {
    return new BlobRef(Sha256.hex(name));
  }

  private List<Long> places(String table) {
    return nodes.get(0).query("SELECT place FROM " + table, row -> row.number("place"));
  }

  @Test
  void bytes_that_one_erases_while_the_other_stores_them_are_never_collected() throws Exception {
    FileMasterKey key = FileMasterKey.inDataFolder(folder.resolve("keys/master.key"), false);
    for (int round = 1; round <= ROUNDS; round++) {
      Contract owner = Stores.contract(100 + round, ACME, null);
      contracts(0).insert(owner, List.of(), List.of(), List.of());
      blobs(0, key, Clock.systemUTC()).put(ACME, contract.id().value(), content(round));
    }
    AtomicInteger erased = new AtomicInteger();
    AtomicInteger stored = new AtomicInteger();
    together(
        node -> {
          JdbcBlobs blobs = blobs(node, key, Clock.systemUTC());
          if (node == 0) {
            byte[] content = content(erased.incrementAndGet());
            blobs.put(ACME, 1, content);
            blobs.eraseOwner(ACME, 1);
            blobs.eraseOwner(ACME, contract.id().value());
          } else {
            int round = stored.incrementAndGet();
            blobs.put(ACME, 100 + round, content(round));
          }
        });

    JdbcBlobs later = blobs(0, key, Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));
    later.collect();
    for (int round = 1; round <= ROUNDS; round++) {
      BlobRef ref = new BlobRef(Sha256.hex(content(round)));
      assertThat(later.get(ACME, 100 + round, ref)).isEqualTo(content(round));
    }
  }

  private static byte[] content(int round) {
    return new byte[] {1, (byte) round};
  }

  private JdbcBlobs blobs(int node, FileMasterKey key, Clock clock) {
    return new JdbcBlobs(nodes.get(node), folder.resolve("blobs"), key, clock);
  }
}
