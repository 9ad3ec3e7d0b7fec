package gateway.store;

import gateway.access.AesGcm;
import gateway.access.MasterKey;
import gateway.contract.ContractId;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Each owner's own key, wrapped with the master key. Without its row nothing of theirs opens. */
final class OwnerKeys {
  private final Database database;
  private final MasterKey masterKey;

  OwnerKeys(Database database, MasterKey masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  /** Return the owner's key; made if there is none, so only to be called in a transaction. */
  byte[] obtain(TenantId tenant, long owner) {
    hold(tenant, owner);
    byte[] wrapped = masterKey.wrap(purpose(tenant, owner), AesGcm.newKey());
    database.update(
        """
        INSERT INTO contract_key (tenant, owner, wrapped) VALUES (?, ?, ?)
        ON CONFLICT (tenant, owner) DO NOTHING
        """,
        tenant.value(),
        owner,
        wrapped);
    return find(tenant, owner).orElseThrow();
  }

  Optional<byte[]> find(TenantId tenant, long owner) {
    return database
        .queryOne(
            "SELECT wrapped FROM contract_key WHERE tenant = ? AND owner = ?",
            row -> row.bytes("wrapped"),
            tenant.value(),
            owner)
        .map(wrapped -> unwrap(tenant, owner, wrapped));
  }

  byte[] unwrap(TenantId tenant, long owner, byte[] wrapped) {
    return masterKey.unwrap(purpose(tenant, owner), wrapped);
  }

  /** Destroy the owner's key and references; what they alone referred to waits for collection. */
  void destroyWithRefs(TenantId tenant, long owner, Instant now) {
    database.run(
        () -> {
          hold(tenant, owner);
          database.update(
              "DELETE FROM contract_key WHERE tenant = ? AND owner = ?", tenant.value(), owner);
          List<String> digests =
              database.query(
                  "DELETE FROM blob_ref WHERE tenant = ? AND owner = ? RETURNING digest",
                  row -> row.text("digest"),
                  tenant.value(),
                  owner);
          digests.stream().sorted().forEach(digest -> releaseBlob(tenant, digest, now));
        });
  }

  /** Hold a blob's row until the transaction ends. */
  void holdBlob(TenantId tenant, String digest) {
    database.update(
        "UPDATE blob SET unreferenced_at = unreferenced_at WHERE tenant = ? AND digest = ?",
        tenant.value(),
        digest);
  }

  /** Let a blob that nobody refers to any more wait for collection. */
  void releaseBlob(TenantId tenant, String digest, Instant now) {
    // Its row is held first, in a statement of its own: only the next one sees the references that
    // somebody has just added.
    holdBlob(tenant, digest);
    database.update(
        """
        UPDATE blob SET unreferenced_at = ? WHERE tenant = ? AND digest = ?
          AND NOT EXISTS (SELECT 1 FROM blob_ref r
            WHERE r.tenant = blob.tenant AND r.digest = blob.digest)
        """,
        now,
        tenant.value(),
        digest);
  }

  /** Destroy the keys of owners that never became contracts although their last blob is old. */
  void destroyUnborn(Instant before, Instant now) {
    record Owner(TenantId tenant, long id) {}
    String unborn =
        """
        SELECT r.tenant, r.owner FROM blob_ref r
        WHERE r.owner <> 0 AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.id = r.owner)
        GROUP BY r.tenant, r.owner HAVING MAX(r.created_at) < ?
        """;
    List<Owner> owners =
        database.query(
            unborn,
            row -> new Owner(new TenantId(row.text("tenant")), row.number("owner")),
            before);
    for (Owner owner : owners) {
      database.run(
          () -> {
            // Looked at again inside: the contract may have come this very moment.
            ContractRows.hold(database, new ContractId(owner.id()));
            if (database
                .queryOne("SELECT id FROM contract WHERE id = ?", row -> 1, owner.id())
                .isEmpty()) {
              destroyWithRefs(owner.tenant(), owner.id(), now);
            }
          });
    }
  }

  private void hold(TenantId tenant, long owner) {
    database.hold("owner", tenant + "/" + owner);
  }

  private static String purpose(TenantId tenant, long owner) {
    return "contract-key:" + tenant + ":" + owner;
  }
}
