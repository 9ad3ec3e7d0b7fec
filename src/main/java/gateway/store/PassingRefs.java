package gateway.store;

import gateway.contract.BlobRef;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * References to what was put for now. Each is looked at a day after it was put, and each day again:
 * it goes when no row of its contract and no entry of the audit trail names its digest.
 */
final class PassingRefs {
  private record Passing(TenantId tenant, String digest, long owner) {}

  private final Database database;
  private final OwnerKeys ownerKeys;

  PassingRefs(Database database, OwnerKeys ownerKeys) {
    this.database = database;
    this.ownerKeys = ownerKeys;
  }

  /**
   * Make sure that what was put before stays for whoever puts it again.
   *
   * @param lookedAt null: it stays for good
   * @return false when it has gone this very moment
   */
  boolean renew(TenantId tenant, long owner, BlobRef ref, @Nullable Instant lookedAt) {
    // One statement: either it finds the reference and a collector finds it too new, or it is gone.
    return database.update(
            """
            UPDATE blob_ref SET for_now = ?
            WHERE tenant = ? AND digest = ? AND owner = ? AND for_now IS NOT NULL
            """,
            lookedAt,
            tenant.value(),
            ref.sha256(),
            owner)
        > 0;
  }

  /** Let go of what was last looked at before a moment and is named nowhere. */
  void release(Instant before, Instant now) {
    List<Passing> due =
        database.query(
            "SELECT tenant, digest, owner FROM blob_ref WHERE for_now < ?",
            row ->
                new Passing(
                    new TenantId(row.text("tenant")), row.text("digest"), row.number("owner")),
            before);
    for (Passing ref : due) {
      database.run(() -> release(ref, before, now));
    }
  }

  private void release(Passing ref, Instant before, Instant now) {
    // First the blob's row, as whoever puts does: the other way round two could wait for each
    // other.
    ownerKeys.holdBlob(ref.tenant(), ref.digest());
    boolean gone =
        database.update(
                """
                DELETE FROM blob_ref
                WHERE tenant = ? AND digest = ? AND owner = ? AND for_now < ?
                  AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.id = blob_ref.owner
                    AND c.evidence = blob_ref.digest)
                  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.contract = blob_ref.owner
                    AND (d.original = blob_ref.digest OR d.current = blob_ref.digest))
                  AND NOT EXISTS (SELECT 1 FROM recipient p WHERE p.contract = blob_ref.owner
                    AND (p.reviewed LIKE '%' || blob_ref.digest || '%'
                      OR p.mark LIKE '%' || blob_ref.digest || '%'))
                  AND NOT EXISTS (SELECT 1 FROM annex a WHERE a.contract = blob_ref.owner
                    AND a.content = blob_ref.digest)
                  AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.contract = blob_ref.owner
                    AND e.entry LIKE '%' || blob_ref.digest || '%')
                """,
                ref.tenant().value(), ref.digest(), ref.owner(), before)
            > 0;
    if (gone) {
      ownerKeys.releaseBlob(ref.tenant(), ref.digest(), now);
    } else {
      lookAgain(ref, before, now);
    }
  }

  // Once a contract has ended nothing about it changes: what is named then is named for good.
  private void lookAgain(Passing ref, Instant before, Instant now) {
    database.update(
        """
        UPDATE blob_ref SET for_now = CASE WHEN EXISTS (SELECT 1 FROM contract c
            WHERE c.id = blob_ref.owner AND c.status IN ('DRAFT', 'OPEN', 'SIGNED'))
          THEN ? ELSE NULL END
        WHERE tenant = ? AND digest = ? AND owner = ? AND for_now < ?
        """,
        now,
        ref.tenant().value(),
        ref.digest(),
        ref.owner(),
        before);
  }
}
