package gateway.store;

import gateway.access.AesGcm;
import gateway.access.MasterKey;
import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.TenantId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as encrypted files with rows that refer to them. A file is complete and synced before its
 * row exists; a crash between the two leaves a file nobody speaks of, which {@link #collect} takes
 * away.
 */
public final class JdbcBlobs implements Blobs {
  private static final Duration GRACE = Duration.ofHours(24);

  private final Database database;
  private final BlobFiles files;
  private final OwnerKeys ownerKeys;
  private final PassingRefs passing;
  private final Clock clock;

  /**
   * @param root the folder {@code DATA/blobs}
   */
  public JdbcBlobs(Database database, Path root, MasterKey masterKey, Clock clock) {
    this(database, new BlobFiles(root), masterKey, clock);
  }

  JdbcBlobs(Database database, BlobFiles files, MasterKey masterKey, Clock clock) {
    this.database = database;
    this.files = files;
    this.ownerKeys = new OwnerKeys(database, masterKey);
    this.passing = new PassingRefs(database, ownerKeys);
    this.clock = clock;
  }

  @Override
  public BlobRef put(TenantId tenant, long owner, byte[] content) {
    return put(tenant, owner, content, null);
  }

  @Override
  public BlobRef putForNow(TenantId tenant, long owner, byte[] content) {
    return put(tenant, owner, content, clock.instant());
  }

  /**
   * @param forNow null for what stays
   */
  private BlobRef put(TenantId tenant, long owner, byte[] content, @Nullable Instant forNow) {
    BlobRef ref = new BlobRef(Sha256.hex(content));
    Optional<Stored> mine = find(tenant, owner, ref);
    if (mine.isPresent()
        && files.exists(mine.get().file())
        && (mine.get().stays() || passing.renew(tenant, owner, ref, forNow))) {
      return ref;
    }
    // The costly part comes before the row, and so before the transaction when none is open.
    Optional<Stored> shared = anyLive(tenant, ref);
    Draft draft = shared.isPresent() ? null : write(tenant, ref, content);
    boolean used = database.call(() -> refer(tenant, owner, ref, content, forNow, draft));
    if (draft != null && !used) {
      files.delete(draft.file());
    }
    return ref;
  }

  /** Record the reference; returns whether the row speaks of the draft's file. */
  private boolean refer(
      TenantId tenant,
      long owner,
      BlobRef ref,
      byte[] content,
      @Nullable Instant forNow,
      @Nullable Draft draft) {
    // Writing the row first holds it: on PostgreSQL others come and go between two statements.
    boolean known =
        database.update(
                "UPDATE blob SET unreferenced_at = NULL WHERE tenant = ? AND digest = ?",
                tenant.value(),
                ref.sha256())
            > 0;
    Optional<Stored> live = anyLive(tenant, ref);
    if (live.isPresent()) {
      addRef(tenant, owner, ref, dataKey(tenant, ref, live.get()), forNow);
      return false;
    }
    // What was there a moment ago may have been erased since: then write inside after all.
    Draft file = draft == null ? write(tenant, ref, content) : draft;
    if (known) {
      replaceFile(tenant, ref, file);
    } else if (!insert(tenant, ref, content.length, file)) {
      return refer(tenant, owner, ref, content, forNow, file);
    }
    addRef(tenant, owner, ref, file.key(), forNow);
    return true;
  }

  // No live reference means that nobody holds the key of the former file: it is rubbish.
  private void replaceFile(TenantId tenant, BlobRef ref, Draft draft) {
    database.update(
        "DELETE FROM blob_ref WHERE tenant = ? AND digest = ?", tenant.value(), ref.sha256());
    database.update(
        "UPDATE blob SET file = ? WHERE tenant = ? AND digest = ?",
        draft.file(),
        tenant.value(),
        ref.sha256());
  }

  private boolean insert(TenantId tenant, BlobRef ref, long size, Draft draft) {
    return database.update(
            """
            INSERT INTO blob (tenant, digest, file, size, created_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant, digest) DO NOTHING
            """,
            tenant.value(),
            ref.sha256(),
            draft.file(),
            size,
            clock.instant())
        > 0;
  }

  private void addRef(
      TenantId tenant, long owner, BlobRef ref, byte[] dataKey, @Nullable Instant forNow) {
    byte[] wrapped = AesGcm.seal(ownerKeys.obtain(tenant, owner), context(tenant, ref), dataKey);
    database.update(
        """
        INSERT INTO blob_ref (tenant, digest, owner, wrapped_key, created_at, for_now)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant, digest, owner) DO UPDATE SET wrapped_key = excluded.wrapped_key,
          for_now = CASE WHEN blob_ref.for_now IS NULL THEN NULL ELSE excluded.for_now END
        """,
        tenant.value(),
        ref.sha256(),
        owner,
        wrapped,
        clock.instant(),
        forNow);
  }

  @Override
  public boolean has(TenantId tenant, long owner, BlobRef ref) {
    return find(tenant, owner, ref).isPresent();
  }

  @Override
  public byte[] get(TenantId tenant, long owner, BlobRef ref) {
    Stored stored =
        find(tenant, owner, ref)
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "blob.missing",
                        "There is nothing stored under " + ref + " for this owner"));
    byte[] sealed = files.read(stored.file()).orElseThrow(() -> damaged(ref, "its file is gone"));
    byte[] plain;
    try {
      plain = AesGcm.open(dataKey(tenant, ref, stored), context(tenant, ref), sealed);
    } catch (PermanentFailure e) {
      throw damaged(ref, "its file was altered");
    }
    if (!Sha256.hex(plain).equals(ref.sha256())) {
      throw damaged(ref, "its content has another digest");
    }
    return plain;
  }

  private static PermanentFailure damaged(BlobRef ref, String why) {
    return new PermanentFailure(
        "blob.damaged", "The stored bytes " + ref + " are damaged: " + why + "; restore a backup");
  }

  /**
   * Erase everything of an owner by destroying the key; what others hold stays readable for them.
   * Joins the running transaction.
   */
  public void eraseOwner(TenantId tenant, long owner) {
    ownerKeys.destroyWithRefs(tenant, owner, clock.instant());
  }

  /**
   * Delete what nobody refers to for over 24 hours: files whose last owner was erased, files that
   * no row speaks of (a crash before the row, a transaction rolled back), what was put for a
   * contract that then never came to be, and what was put for now and is named nowhere. To be
   * called regularly, never in a transaction.
   *
   * @return how many files were deleted
   */
  public int collect() {
    Instant before = clock.instant().minus(GRACE);
    ownerKeys.destroyUnborn(before, clock.instant());
    passing.release(before, clock.instant());
    List<String> dead =
        database.call(
            () ->
                database.query(
                    """
                    DELETE FROM blob WHERE unreferenced_at IS NOT NULL AND unreferenced_at < ?
                      AND NOT EXISTS (SELECT 1 FROM blob_ref r
                        WHERE r.tenant = blob.tenant AND r.digest = blob.digest)
                    RETURNING file
                    """,
                    row -> row.text("file"),
                    before));
    dead.forEach(files::delete);
    int deleted = dead.size();
    for (String name : files.olderThan(before)) {
      if (database.queryOne("SELECT 1 AS one FROM blob WHERE file = ?", row -> 1, name).isEmpty()) {
        files.delete(name);
        deleted++;
      }
    }
    return deleted;
  }

  private Draft write(TenantId tenant, BlobRef ref, byte[] content) {
    // A name of its own for each attempt: writers at the same time never share a file, and so never
    // a key that only one of them commits.
    String digest = ref.sha256();
    String file = tenant + "/" + digest.substring(0, 2) + "/" + digest + "." + Ids.randomHex(8);
    byte[] key = AesGcm.newKey();
    files.write(file, AesGcm.seal(key, context(tenant, ref), content));
    return new Draft(file, key);
  }

  private Optional<Stored> find(TenantId tenant, long owner, BlobRef ref) {
    return database.queryOne(
        """
        SELECT r.owner, r.wrapped_key, r.for_now, b.file, k.wrapped FROM blob_ref r
        JOIN blob b ON b.tenant = r.tenant AND b.digest = r.digest
        LEFT JOIN contract_key k ON k.tenant = r.tenant AND k.owner = r.owner
        WHERE r.tenant = ? AND r.digest = ? AND r.owner = ?
        """,
        Stored::read,
        tenant.value(),
        ref.sha256(),
        owner);
  }

  /** Find any owner's reference to a file that is there. */
  private Optional<Stored> anyLive(TenantId tenant, BlobRef ref) {
    return database
        .queryOne(
            """
            SELECT r.owner, r.wrapped_key, r.for_now, b.file, k.wrapped FROM blob_ref r
            JOIN blob b ON b.tenant = r.tenant AND b.digest = r.digest
            JOIN contract_key k ON k.tenant = r.tenant AND k.owner = r.owner
            WHERE r.tenant = ? AND r.digest = ? LIMIT 1
            """,
            Stored::read,
            tenant.value(),
            ref.sha256())
        .filter(stored -> files.exists(stored.file()));
  }

  private byte[] dataKey(TenantId tenant, BlobRef ref, Stored stored) {
    byte[] wrapped = stored.ownerKey();
    if (wrapped == null) {
      throw damaged(ref, "its owner's key is gone");
    }
    byte[] ownerKey = ownerKeys.unwrap(tenant, stored.owner(), wrapped);
    return AesGcm.open(ownerKey, context(tenant, ref), stored.wrappedKey());
  }

  private static byte[] context(TenantId tenant, BlobRef ref) {
    return (tenant + "/" + ref).getBytes(StandardCharsets.UTF_8);
  }

  private record Draft(String file, byte[] key) {}

  // Read in one statement with the owner's key, which might be erased before the next.
  private record Stored(
      long owner, byte[] wrappedKey, boolean stays, String file, byte @Nullable [] ownerKey) {
    static Stored read(Row row) {
      return new Stored(
          row.number("owner"),
          row.bytes("wrapped_key"),
          row.numberOrNull("for_now") == null,
          row.text("file"),
          row.bytesOrNull("wrapped"));
    }
  }
}
