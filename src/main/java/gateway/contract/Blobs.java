package gateway.contract;

/**
 * Content-addressed bytes, encrypted with a key per owner: destroying that key erases them. The
 * address is tenant + SHA-256 of the plain bytes.
 */
public interface Blobs {
  /** The owner of what belongs to the tenant itself and to no contract. */
  long TENANT = 0;

  /**
   * Store the bytes. They are synced to disk when this returns; the reference joins the caller's
   * transaction. Repeating it is free.
   *
   * @param owner a contract's id, or {@link #TENANT}
   */
  BlobRef put(TenantId tenant, long owner, byte[] content);

  /**
   * As {@link #put}, for bytes that nothing may speak of for long, such as a preview: the next day
   * they go again unless a row of the contract or its audit trail names them, and so on each day
   * until the contract ends. What is also put to stay stays.
   */
  BlobRef putForNow(TenantId tenant, long owner, byte[] content);

  /** Whether this owner has these bytes already. */
  boolean has(TenantId tenant, long owner, BlobRef ref);

  /**
   * Read bytes back, checked against their digest.
   *
   * @throws gateway.base.PermanentFailure {@code blob.missing} when this owner has no such blob,
   *     {@code blob.damaged} when the stored bytes do not match
   */
  byte[] get(TenantId tenant, long owner, BlobRef ref);
}
