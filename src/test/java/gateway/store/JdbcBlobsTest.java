package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FileMasterKey;
import gateway.access.MasterKey;
import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.TenantId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcBlobsTest {
  private static final byte[] CONTENT =
      "secret contract text".repeat(100).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Database database;
  private MasterKey key;
  private JdbcBlobs blobs;
  private Path root;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    key = FileMasterKey.inDataFolder(folder.resolve("keys/master.key"), false);
    root = folder.resolve("blobs");
    blobs = new JdbcBlobs(database, root, key, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void bytes_come_back_and_lie_encrypted_under_tenant_and_digest() throws IOException {
    BlobRef ref = blobs.put(ACME, Blobs.TENANT, CONTENT);

    assertThat(ref.sha256()).isEqualTo(Sha256.hex(CONTENT));
    assertThat(blobs.get(ACME, Blobs.TENANT, ref)).isEqualTo(CONTENT);
    Path file = onlyFile();
    assertThat(root.relativize(file).toString())
        .startsWith("acme/" + ref.sha256().substring(0, 2) + "/" + ref.sha256());
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret");
  }

  @Test
  void no_bytes_at_all_are_bytes_too() {
    BlobRef ref = blobs.put(ACME, 5, new byte[0]);

    assertThat(blobs.get(ACME, 5, ref)).isEmpty();
  }

  @Test
  void the_same_bytes_of_several_owners_are_one_file() throws IOException {
    BlobRef ref = blobs.put(ACME, 5, CONTENT);
    blobs.put(ACME, 5, CONTENT);
    blobs.put(ACME, 6, CONTENT);

    assertThat(files()).hasSize(1);
    assertThat(blobs.get(ACME, 5, ref)).isEqualTo(CONTENT);
    assertThat(blobs.get(ACME, 6, ref)).isEqualTo(CONTENT);
  }

  @Test
  void what_an_owner_never_stored_is_missing_for_them() {
    BlobRef ref = blobs.put(ACME, 5, CONTENT);

    assertMissing(ACME, 6, ref);
    assertMissing(OTHER, 5, ref);
  }

  @Test
  void tenants_share_nothing() throws IOException {
    blobs.put(ACME, Blobs.TENANT, CONTENT);
    blobs.put(OTHER, Blobs.TENANT, CONTENT);

    assertThat(files()).hasSize(2);
  }

  @Test
  void erasing_an_owner_makes_its_bytes_unreadable_and_leaves_others_alone() throws IOException {
    insertContract(6);
    BlobRef shared = blobs.put(ACME, 5, CONTENT);
    blobs.put(ACME, 6, CONTENT);
    BlobRef own = blobs.put(ACME, 5, new byte[] {1, 2, 3});

    blobs.eraseOwner(ACME, 5);

    assertMissing(ACME, 5, shared);
    assertMissing(ACME, 5, own);
    assertThat(blobs.get(ACME, 6, shared)).isEqualTo(CONTENT);
    assertThat(later(Duration.ofHours(23)).collect()).isZero();
    assertThat(later(Duration.ofHours(25)).collect()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(blobs.get(ACME, 6, shared)).isEqualTo(CONTENT);
  }

  @Test
  void bytes_put_again_after_their_erasure_live_again() throws IOException {
    BlobRef ref = blobs.put(ACME, 5, CONTENT);
    blobs.eraseOwner(ACME, 5);
    blobs.put(ACME, 6, CONTENT);

    assertThat(blobs.get(ACME, 6, ref)).isEqualTo(CONTENT);
    insertContract(6);
    later(Duration.ofHours(25)).collect();
    assertThat(blobs.get(ACME, 6, ref)).isEqualTo(CONTENT);
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_damaged_or_lost_file_is_told_from_a_good_one() throws IOException {
    BlobRef ref = blobs.put(ACME, 5, CONTENT);
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertDamaged(ref);

    Files.write(file, new byte[0]);
    assertDamaged(ref);

    Files.delete(file);
    assertDamaged(ref);
    blobs.put(ACME, 5, CONTENT);
    assertThat(blobs.get(ACME, 5, ref)).isEqualTo(CONTENT);
  }

  @Test
  void a_file_whose_row_was_rolled_back_is_harmless_and_collected() throws IOException {
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      blobs.put(ACME, 5, CONTENT);
                      throw new IllegalStateException("crash");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(files()).hasSize(1);
    assertMissing(ACME, 5, new BlobRef(Sha256.hex(CONTENT)));

    BlobRef ref = blobs.put(ACME, Blobs.TENANT, CONTENT);
    assertThat(blobs.get(ACME, Blobs.TENANT, ref)).isEqualTo(CONTENT);
    assertThat(later(Duration.ofHours(25)).collect()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(blobs.get(ACME, Blobs.TENANT, ref)).isEqualTo(CONTENT);
  }

  @Test
  void a_write_that_fails_leaves_no_part_of_itself_behind() throws Exception {
    Files.createDirectories(root.resolve("acme/taken/already")); // no file can have that name

    assertThatThrownBy(() -> new BlobFiles(root).write("acme/taken", new byte[10]))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("A file in " + root.toAbsolutePath() + " could not be written: ");
    try (Stream<Path> left = Files.list(root.resolve("acme"))) {
      assertThat(left).containsExactly(root.resolve("acme/taken"));
    }
  }

  @Test
  void the_file_is_there_before_its_row_and_no_row_comes_when_the_disk_does_not_confirm()
      throws IOException {
    BlobFiles failing =
        new BlobFiles(root) {
          @Override
          void sync(FileChannel channel) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    JdbcBlobs unlucky = new JdbcBlobs(database, failing, key, Clock.systemUTC());

    assertThatThrownBy(() -> unlucky.put(ACME, 5, CONTENT))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("blob.sync-failed"));

    assertThat(count("blob")).isZero();
    assertThat(count("blob_ref")).isZero();
    assertThat(files()).allMatch(file -> file.toString().endsWith(".draft"));
  }

  @Test
  void what_was_put_for_a_contract_that_never_came_is_erased() throws IOException {
    insertContract(7);
    BlobRef kept = blobs.put(ACME, 7, CONTENT);
    BlobRef unborn = blobs.put(ACME, 8, new byte[] {1});
    BlobRef tenants = blobs.put(ACME, Blobs.TENANT, new byte[] {2});

    later(Duration.ofHours(25)).collect();

    assertMissing(ACME, 8, unborn);
    assertThat(blobs.get(ACME, 7, kept)).isEqualTo(CONTENT);
    assertThat(blobs.get(ACME, Blobs.TENANT, tenants)).containsExactly(2);
  }

  @Test
  void many_threads_storing_the_same_bytes_all_read_them_back() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<byte[]>> results =
        IntStream.rangeClosed(1, threads)
            .mapToObj(
                owner ->
                    pool.submit(
                        () -> {
                          start.await();
                          BlobRef ref = blobs.put(ACME, owner, CONTENT);
                          return blobs.get(ACME, owner, ref);
                        }))
            .toList();
    start.countDown();

    for (Future<byte[]> result : results) {
      assertThat(result.get()).isEqualTo(CONTENT);
    }
    pool.shutdown();
    assertThat(files()).hasSize(1);
  }

  private void insertContract(long id) {
    new JdbcContracts(database)
        .insert(Stores.contract(id, ACME, null), List.of(), List.of(), List.of());
  }

  private JdbcBlobs later(Duration ahead) {
    return new JdbcBlobs(database, root, key, Clock.offset(Clock.systemUTC(), ahead));
  }

  private void assertMissing(TenantId tenant, long owner, BlobRef ref) {
    assertThatThrownBy(() -> blobs.get(tenant, owner, ref))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("blob.missing"));
  }

  private void assertDamaged(BlobRef ref) {
    assertThatThrownBy(() -> blobs.get(ACME, 5, ref))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("blob.damaged"));
  }

  private long count(String table) {
    return database
        .queryOne("SELECT COUNT(*) AS n FROM " + table, row -> row.number("n"))
        .orElseThrow();
  }

  private Path onlyFile() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
