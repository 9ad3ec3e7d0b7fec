package gateway.contract;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person on a contract.
 *
 * @param rank 1 is first; equal ranks act in any order
 * @param key the name by which fields and properties refer to this person, {@code signer1}
 * @param reviewed the filled revision of each document (by index) that this person was shown and
 *     consented to; empty before
 * @param consentText the sentence agreed to, word for word
 * @param typedSignature the name as typed for the signature
 */
public record Recipient(
    RecipientId id,
    ContractId contract,
    int rank,
    String key,
    Role role,
    Mode mode,
    Person person,
    String locale,
    RecipientStatus status,
    Map<Integer, BlobRef> reviewed,
    @Nullable String consentText,
    @Nullable String typedSignature,
    @Nullable Assurance assurance,
    @Nullable String refusalReason,
    @Nullable Instant viewedAt,
    @Nullable Instant actedAt) {

  public Recipient {
    reviewed = Map.copyOf(reviewed);
  }

  public Recipient withStatus(RecipientStatus newStatus) {
    return with(newStatus, reviewed, consentText, typedSignature, assurance, viewedAt, actedAt);
  }

  public Recipient viewed(Instant at) {
    return with(
        RecipientStatus.VIEWED, reviewed, consentText, typedSignature, assurance, at, actedAt);
  }

  /** Remember what was shown at the check step; consent given to another revision falls. */
  public Recipient withReviewed(Map<Integer, BlobRef> revisions) {
    return with(status, revisions, null, typedSignature, assurance, viewedAt, actedAt);
  }

  public Recipient agreed(String consent, String signature) {
    return with(status, reviewed, consent, signature, assurance, viewedAt, actedAt);
  }

  public Recipient consented(Assurance proof) {
    return with(
        RecipientStatus.CONSENTED,
        reviewed,
        consentText,
        typedSignature,
        proof,
        viewedAt,
        proof.at());
  }

  public Recipient signed(Instant at) {
    return with(
        RecipientStatus.SIGNED, reviewed, consentText, typedSignature, assurance, viewedAt, at);
  }

  public Recipient refused(Instant at, @Nullable String reason) {
    return new Recipient(
        id,
        contract,
        rank,
        key,
        role,
        mode,
        person,
        locale,
        RecipientStatus.REFUSED,
        reviewed,
        consentText,
        typedSignature,
        assurance,
        reason,
        viewedAt,
        at);
  }

  private Recipient with(
      RecipientStatus newStatus,
      Map<Integer, BlobRef> newReviewed,
      @Nullable String newConsent,
      @Nullable String newSignature,
      @Nullable Assurance newAssurance,
      @Nullable Instant newViewedAt,
      @Nullable Instant newActedAt) {
    return new Recipient(
        id,
        contract,
        rank,
        key,
        role,
        mode,
        person,
        locale,
        newStatus,
        newReviewed,
        newConsent,
        newSignature,
        newAssurance,
        refusalReason,
        newViewedAt,
        newActedAt);
  }
}
