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
 * @param mark what was drawn or uploaded beside the name; null when the name alone is the signature
 * @param version grows with each update, which compares and sets it
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
    @Nullable Instant actedAt,
    @Nullable SignatureMark mark,
    long version) {

  public Recipient {
    reviewed = Map.copyOf(reviewed);
  }

  /** A recipient as first recorded: nothing drawn, version 0. */
  public Recipient(
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
    this(
        id,
        contract,
        rank,
        key,
        role,
        mode,
        person,
        locale,
        status,
        reviewed,
        consentText,
        typedSignature,
        assurance,
        refusalReason,
        viewedAt,
        actedAt,
        null,
        0);
  }

  public Recipient withStatus(RecipientStatus newStatus) {
    return new Change(this).status(newStatus).made();
  }

  public Recipient viewed(Instant at) {
    return new Change(this).status(RecipientStatus.VIEWED).viewedAt(at).made();
  }

  /** Remember what was shown at the check step; consent given to another revision falls. */
  public Recipient withReviewed(Map<Integer, BlobRef> revisions) {
    return new Change(this).reviewed(revisions).consent(null).made();
  }

  /** Take back what was agreed to, because the documents moved on: look and agree again. */
  public Recipient lapsed() {
    return withReviewed(Map.of()).withStatus(RecipientStatus.VIEWED);
  }

  public Recipient agreed(String consent, String signature, @Nullable SignatureMark drawn) {
    return new Change(this).consent(consent).signature(signature, drawn).made();
  }

  public Recipient consented(Assurance proof) {
    return new Change(this)
        .status(RecipientStatus.CONSENTED)
        .assurance(proof)
        .actedAt(proof.at())
        .made();
  }

  public Recipient signed(Instant at) {
    return new Change(this).status(RecipientStatus.SIGNED).actedAt(at).made();
  }

  /** An approver has read exactly these revisions and agrees that they go to the signers. */
  public Recipient approved(Map<Integer, BlobRef> revisions, Instant at) {
    return new Change(this).status(RecipientStatus.APPROVED).reviewed(revisions).actedAt(at).made();
  }

  public Recipient refused(Instant at, @Nullable String reason) {
    return new Change(this).status(RecipientStatus.REFUSED).reason(reason).actedAt(at).made();
  }

  /** Collects what differs in the next value. */
  private static final class Change {
    private final Recipient from;
    private RecipientStatus status;
    private Map<Integer, BlobRef> reviewed;
    private @Nullable String consent;
    private @Nullable String signature;
    private @Nullable SignatureMark mark;
    private @Nullable Assurance assurance;
    private @Nullable String reason;
    private @Nullable Instant viewedAt;
    private @Nullable Instant actedAt;

    Change(Recipient from) {
      this.from = from;
      status = from.status;
      reviewed = from.reviewed;
      consent = from.consentText;
      signature = from.typedSignature;
      mark = from.mark;
      assurance = from.assurance;
      reason = from.refusalReason;
      viewedAt = from.viewedAt;
      actedAt = from.actedAt;
    }

    Change status(RecipientStatus value) {
      status = value;
      return this;
    }

    Change reviewed(Map<Integer, BlobRef> value) {
      reviewed = value;
      return this;
    }

    Change consent(@Nullable String value) {
      consent = value;
      return this;
    }

    Change signature(String name, @Nullable SignatureMark drawn) {
      signature = name;
      mark = drawn;
      return this;
    }

    Change assurance(Assurance value) {
      assurance = value;
      return this;
    }

    Change reason(@Nullable String value) {
      reason = value;
      return this;
    }

    Change viewedAt(Instant value) {
      viewedAt = value;
      return this;
    }

    Change actedAt(Instant value) {
      actedAt = value;
      return this;
    }

    Recipient made() {
      return new Recipient(
          from.id,
          from.contract,
          from.rank,
          from.key,
          from.role,
          from.mode,
          from.person,
          from.locale,
          status,
          reviewed,
          consent,
          signature,
          assurance,
          reason,
          viewedAt,
          actedAt,
          mark,
          from.version);
    }
  }
}
