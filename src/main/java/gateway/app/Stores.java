package gateway.app;

import gateway.access.HmacSigningLinks;
import gateway.access.SigningLinks;
import gateway.access.StoredApiKeys;
import gateway.access.StoredIdempotency;
import gateway.access.StoredOneTimeCodes;
import gateway.contract.Annexes;
import gateway.contract.AuditLog;
import gateway.contract.Contracts;
import gateway.contract.Customers;
import gateway.evidence.HashChainedAuditLog;
import gateway.intake.IntakeLedger;
import gateway.store.Database;
import gateway.store.JdbcAnnexes;
import gateway.store.JdbcApiKeys;
import gateway.store.JdbcAuditRows;
import gateway.store.JdbcBlobs;
import gateway.store.JdbcCallbacks;
import gateway.store.JdbcCodes;
import gateway.store.JdbcContracts;
import gateway.store.JdbcCustomers;
import gateway.store.JdbcEvents;
import gateway.store.JdbcIdempotency;
import gateway.store.JdbcIntakeLedger;
import gateway.store.JdbcLinkRequests;
import gateway.store.JdbcSigningLinks;
import java.time.Clock;

/** Everything that survives, behind the ports of the domain. */
record Stores(
    Database database,
    Contracts contracts,
    Customers customers,
    JdbcBlobs blobs,
    JdbcEvents events,
    AuditLog audit,
    JdbcAuditRows auditRows,
    IntakeLedger intake,
    Annexes annexes,
    JdbcCallbacks callbacks,
    SigningLinks links,
    StoredOneTimeCodes codes,
    JdbcLinkRequests linkRequests,
    StoredApiKeys keys,
    StoredIdempotency idempotency) {

  /** Remove what is no longer needed: old codes and answers, files nothing points at. */
  void tidy() {
    codes.purge();
    linkRequests.purge();
    idempotency.purge();
    blobs.collect();
  }

  static Stores on(Foundation ground) {
    Database database = ground.database();
    Clock clock = ground.clock();
    JdbcAuditRows auditRows = new JdbcAuditRows(database);
    return new Stores(
        database,
        new JdbcContracts(database),
        new JdbcCustomers(database),
        new JdbcBlobs(database, ground.data().resolve("blobs"), ground.masterKey(), clock),
        new JdbcEvents(database, clock),
        new HashChainedAuditLog(auditRows, database, clock),
        auditRows,
        new JdbcIntakeLedger(database, ground.ids()),
        new JdbcAnnexes(database),
        new JdbcCallbacks(database, ground.ids()),
        new HmacSigningLinks(new JdbcSigningLinks(database), database, clock, ground.masterKey()),
        new StoredOneTimeCodes(
            new JdbcCodes(database), database, ground.ids(), clock, ground.masterKey()),
        new JdbcLinkRequests(database, clock),
        new StoredApiKeys(new JdbcApiKeys(database), database, clock),
        // A new name at each start: what an earlier process left claimed is free to be taken over.
        new StoredIdempotency(
            new JdbcIdempotency(database), database, clock, ground.masterKey(), ground.boot()));
  }
}
