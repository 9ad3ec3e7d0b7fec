package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.access.OneTimeCodes;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.Assurance;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Contracts;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.Work;
import gateway.notify.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the consent to the proof of identity: what makes the signature the person's own act. */
final class Consent {
  private static final Duration RESEND_PAUSE = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Work work;
  private final OneTimeCodes codes;
  private final Notifications notifications;
  private final Seats seats;
  private final Revisions revisions;
  private final AnnexDesk annexes;
  private final SignatureDesk signatures;
  private final Allowance allowance;
  private final Clock clock;

  /** The other parts of the desk. */
  record Parts(Seats seats, Revisions revisions, AnnexDesk annexes, SignatureDesk signatures) {}

  Consent(SigningJourney.Stores stores, SigningJourney.Doors doors, Parts parts, Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.audit = stores.audit();
    this.work = stores.work();
    this.codes = doors.codes();
    this.notifications = doors.notifications();
    this.seats = parts.seats();
    this.revisions = parts.revisions();
    this.annexes = parts.annexes();
    this.signatures = parts.signatures();
    this.allowance = doors.allowance();
    this.clock = clock;
  }

  void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consent,
      SignatureGiven signature,
      Visitor visitor) {
    Seat before = seats.at(token);
    if (before.hasConsented()) {
      return; // pressed twice
    }
    requireReady(before, shown);
    // Reading files and drawing images take their time, so they stay outside of the transaction.
    Map<Integer, BlobRef> newest = revisions.requireCurrent(before);
    String name = signatures.name(signature);
    SignatureMark mark = signatures.mark(before, signature);
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          if (seat.hasConsented()) {
            return; // pressed twice
          }
          requireReady(seat, shown);
          revisions.requireUnmoved(seat, newest);
          annexes.requireComplete(seat);
          if (!isSame(seat.recipient(), consent, name, mark)) {
            record(seat, shown, consent, name, mark, visitor);
          }
          if (!isCodeJustSent(seat)) {
            send(seat);
          }
        });
  }

  private static void requireReady(Seat seat, Map<Integer, BlobRef> shown) {
    seat.requireTurn(Role.SIGNER);
    seat.requireShown(shown);
  }

  private static boolean isSame(
      Recipient me, String consent, String name, @Nullable SignatureMark mark) {
    return consent.equals(me.consentText())
        && name.equals(me.typedSignature())
        && Objects.equals(mark, me.mark());
  }

  private void record(
      Seat seat,
      Map<Integer, BlobRef> shown,
      String consent,
      String name,
      @Nullable SignatureMark mark,
      Visitor visitor) {
    allowance.take(seat, Allowance.Kind.AGREEMENT);
    contracts.update(seat.recipient().agreed(consent, name, mark));
    Map<String, Object> facts = new HashMap<>();
    facts.put("recipient", seat.recipient().key());
    facts.put("consent", consent);
    facts.put("shown", Digests.of(shown));
    if (mark != null) {
      facts.put("mark", mark.kind().name());
      facts.put("markSha256", mark.content().sha256());
    }
    audit.append(
        seat.contract().id(),
        "recipient.agreed",
        facts,
        Map.of("typedName", name, "address", visitor.address()));
  }

  private boolean isCodeJustSent(Seat seat) {
    Instant now = clock.instant();
    return codes
        .pending(seat.recipient().id())
        .filter(code -> code.sentAt().plus(RESEND_PAUSE).isAfter(now))
        .isPresent();
  }

  void resendCode(String token) {
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          seat.requireTurn(Role.SIGNER);
          requireAgreed(seat);
          send(seat);
        });
  }

  private static void requireAgreed(Seat seat) {
    if (seat.recipient().consentText() == null) {
      throw new PermanentFailure("journey.not-now", "Agree to sign first");
    }
  }

  private void requireAgreed(Seat seat, String agreement) {
    requireAgreed(seat);
    if (!agreement.equals(Agreement.of(seat.recipient(), annexes.digests(seat)))) {
      throw Seat.changed();
    }
  }

  private void send(Seat seat) {
    CodeChannel channel = CodeChannel.of(seat.recipient());
    String code = codes.issue(seat.recipient().id());
    notifications.code(seat.contract(), seat.recipient(), code);
    audit.append(
        seat.contract().id(),
        "code.sent",
        Map.of("recipient", seat.recipient().key(), "channel", channel.name()),
        Map.of("destination", channel.destination()));
  }

  CodeOutcome sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor) {
    Seat seat = seats.at(token);
    if (seat.hasConsented()) {
      return new CodeOutcome.Accepted(); // pressed twice
    }
    requireReady(seat, shown);
    requireAgreed(seat, agreement);
    Map<Integer, BlobRef> newest = revisions.requireCurrent(seat);
    CodeOutcome outcome = codes.check(seat.recipient().id(), code.replaceAll("[\\s-]", ""));
    if (outcome instanceof CodeOutcome.Accepted) {
      transactions.run(() -> identified(token, shown, agreement, newest, visitor));
      return outcome;
    }
    // Two presses at the same moment: the other one has done it.
    return seats.at(token).hasConsented() ? new CodeOutcome.Accepted() : outcome;
  }

  private void identified(
      String token,
      Map<Integer, BlobRef> shown,
      String agreement,
      Map<Integer, BlobRef> newest,
      Visitor visitor) {
    Seat seat = seats.at(token);
    if (seat.hasConsented()) {
      return;
    }
    requireReady(seat, shown);
    requireAgreed(seat, agreement);
    revisions.requireUnmoved(seat, newest);
    annexes.requireComplete(seat);
    Recipient me = seat.recipient();
    CodeChannel channel = CodeChannel.of(me);
    Assurance assurance =
        new Assurance("one-time-code", channel.name(), channel.masked(), "paraph", clock.instant());
    contracts.update(me.consented(assurance));
    audit.append(
        seat.contract().id(),
        "recipient.identified",
        Map.of(
            "recipient", me.key(),
            "method", assurance.method(),
            "channel", assurance.channel(),
            "shown", Digests.of(shown)),
        Map.of(
            "destination", channel.destination(),
            "address", visitor.address(),
            "userAgent", visitor.userAgent()));
    work.advance(seat.contract().id());
  }
}
