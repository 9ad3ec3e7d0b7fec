package gateway.journey;

import gateway.access.UseCounts;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often one person may make us store something new. Nobody who signs comes near it; a program
 * that plays with a signing link does. At the limit the last thing that was checked can still be
 * signed, and a typed name always is a signature.
 */
public final class Allowance {
  private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);

  /** What is counted. */
  enum Kind {
    /** A preview that was not there before. */
    PREVIEW("paraph.journey.changes"),
    /** Agreeing once more, in other words or to another revision: an entry in the audit trail. */
    AGREEMENT("paraph.journey.changes"),
    /** Another drawing or picture. */
    SIGNATURE("paraph.journey.signatures");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }
  }

  /**
   * The settings.
   *
   * @param changes changes of answers a person
   * @param signatures drawings and pictures a person
   */
  public record Limits(int changes, int signatures) {}

  private final UseCounts counts;
  private final Limits limits;
  private final AuditLog audit;
  private final Transactions transactions;

  public Allowance(UseCounts counts, Limits limits, AuditLog audit, Transactions transactions) {
    this.counts = counts;
    this.limits = limits;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Count one more; joins the transaction. Throws when nothing is left. */
  void take(Seat seat, Kind kind) {
    transactions.run(
        () -> {
          OptionalInt used = counts.take(seat.recipient().id(), kind.name(), room(seat, kind));
          if (used.isEmpty()) {
            throw refused(seat, kind);
          }
          if (used.getAsInt() == limit(kind)) {
            tell(seat, kind);
          }
        });
  }

  /** Refuse another change while what was checked last can still be signed. */
  void requireChangeLeft(Seat seat) {
    if (counts.used(seat.recipient().id(), Kind.PREVIEW.name()) >= limits.changes()) {
      throw refused(seat, Kind.PREVIEW);
    }
  }

  private int limit(Kind kind) {
    return kind == Kind.SIGNATURE ? limits.signatures() : limits.changes();
  }

  /** Each other person's signature may once make somebody look and agree again: not their doing. */
  private int room(Seat seat, Kind kind) {
    return kind == Kind.SIGNATURE ? limit(kind) : limit(kind) + seat.people().size();
  }

  private void tell(Seat seat, Kind kind) {
    audit.append(
        seat.contract().id(),
        "recipient.limited",
        Map.of("recipient", seat.recipient().key(), "limit", kind.name()),
        Map.of());
    LOG.warn(
        "{} of {} has reached {} = {}: what comes beyond is refused",
        seat.recipient().key(),
        seat.contract().id(),
        kind.setting,
        limit(kind));
  }

  private PermanentFailure refused(Seat seat, Kind kind) {
    return new PermanentFailure(
        kind == Kind.SIGNATURE ? "signature.too-many" : "journey.too-many-changes",
        seat.recipient().key()
            + " of "
            + seat.contract().id()
            + " has reached "
            + kind.setting
            + " = "
            + limit(kind)
            + "; raise it if this is a person who still needs it");
  }
}
