package gateway.contract;

import gateway.base.PermanentFailure;

/**
 * The chain's step "archive": before anybody is told that a contract is closed, every file it will
 * point at is read back from the store and checked against its digest.
 */
public final class Archive {
  private final Contracts contracts;
  private final Blobs blobs;

  public Archive(Contracts contracts, Blobs blobs) {
    this.contracts = contracts;
    this.blobs = blobs;
  }

  /**
   * Read everything back.
   *
   * @throws PermanentFailure {@code blob.missing} or {@code blob.damaged}: the contract is parked
   *     rather than announced with files that cannot be had
   */
  public void check(ContractId id) {
    Contract contract = contracts.get(id);
    for (Document document : contracts.documents(id)) {
      blobs.get(contract.tenant(), id.value(), document.original());
      blobs.get(contract.tenant(), id.value(), document.current());
    }
    BlobRef dossier = contract.evidence();
    if (dossier == null) {
      throw new PermanentFailure(
          "contract.evidence", "The contract " + id + " is closed without an evidence dossier");
    }
    blobs.get(contract.tenant(), id.value(), dossier);
  }
}
