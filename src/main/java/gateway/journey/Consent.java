package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.access.OneTimeCodes;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.Assurance;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.Work;
import gateway.notify.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** From the consent to the proof of identity: what makes the signature the person's own act. */
final class Consent {
  private static final Duration RESEND_PAUSE = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final Contracts contracts;
  private final Blobs blobs;
  private final AuditLog audit;
  private final Work work;
  private final OneTimeCodes codes;
  private final Notifications notifications;
  private final Seats seats;
  private final Clock clock;

  Consent(SigningJourney.Stores stores, SigningJourney.Doors doors, Seats seats, Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.blobs = stores.blobs();
    this.audit = stores.audit();
    this.work = stores.work();
    this.codes = doors.codes();
    this.notifications = doors.notifications();
    this.seats = seats;
    this.clock = clock;
  }

  void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consent,
      String typedName,
      Visitor visitor) {
    String name = typedName.strip();
    if (name.isEmpty() || name.length() > 100) {
      throw new PermanentFailure("journey.name", "The name must have 1 to 100 characters");
    }
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          if (seat.hasConsented()) {
            return; // pressed twice
          }
          seat.requireTurn();
          seat.requireShown(shown);
          if (!consent.equals(seat.recipient().consentText())
              || !name.equals(seat.recipient().typedSignature())) {
            contracts.update(seat.recipient().agreed(consent, name, null));
            audit.append(
                seat.contract().id(),
                "recipient.agreed",
                Map.of(
                    "recipient", seat.recipient().key(),
                    "consent", consent,
                    "shown", digests(shown)),
                Map.of("typedName", name, "address", visitor.address()));
          }
          Instant now = clock.instant();
          boolean justSent =
              codes
                  .pending(seat.recipient().id())
                  .filter(code -> code.sentAt().plus(RESEND_PAUSE).isAfter(now))
                  .isPresent();
          if (!justSent) {
            send(seat);
          }
        });
  }

  void resendCode(String token) {
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          seat.requireTurn();
          if (seat.recipient().consentText() == null) {
            throw new PermanentFailure("journey.not-now", "Agree to sign first");
          }
          send(seat);
        });
  }

  private void send(Seat seat) {
    String code = codes.issue(seat.recipient().id());
    notifications.code(seat.contract(), seat.recipient(), code);
    audit.append(
        seat.contract().id(),
        "code.sent",
        Map.of("recipient", seat.recipient().key(), "channel", "email"),
        Map.of("destination", seat.recipient().person().orEmpty(PersonField.email)));
  }

  CodeOutcome sign(String token, Map<Integer, BlobRef> shown, String code, Visitor visitor) {
    Seat seat = seats.at(token);
    if (seat.hasConsented()) {
      return new CodeOutcome.Accepted(); // pressed twice
    }
    seat.requireTurn();
    seat.requireShown(shown);
    if (seat.recipient().consentText() == null) {
      throw new PermanentFailure("journey.not-now", "Agree to sign first");
    }
    requireCurrent(seat);
    CodeOutcome outcome = codes.check(seat.recipient().id(), code.replaceAll("[\\s-]", ""));
    if (outcome instanceof CodeOutcome.Accepted) {
      transactions.run(() -> identified(token, shown, visitor));
    }
    return outcome;
  }

  /** The checked revision must still be the newest one with this person's values, nothing else. */
  private void requireCurrent(Seat seat) {
    Contract contract = seat.contract();
    for (Document document : contracts.documents(contract.id())) {
      BlobRef reviewed = seat.recipient().reviewed().get(document.index());
      if (reviewed == null) {
        throw Seat.changed();
      }
      if (!reviewed.equals(document.current())) {
        byte[] now = blobs.get(contract.tenant(), contract.id().value(), document.current());
        byte[] shown = blobs.get(contract.tenant(), contract.id().value(), reviewed);
        if (shown.length < now.length || !Arrays.equals(shown, 0, now.length, now, 0, now.length)) {
          throw Seat.changed();
        }
      }
    }
  }

  private void identified(String token, Map<Integer, BlobRef> shown, Visitor visitor) {
    Seat seat = seats.at(token);
    if (seat.hasConsented()) {
      return;
    }
    seat.requireTurn();
    seat.requireShown(shown);
    Recipient me = seat.recipient();
    Assurance assurance =
        new Assurance(
            "one-time-code",
            "email",
            Masking.email(me.person().orEmpty(PersonField.email)),
            "paraph",
            clock.instant());
    contracts.update(me.consented(assurance));
    audit.append(
        seat.contract().id(),
        "recipient.identified",
        Map.of(
            "recipient", me.key(),
            "method", assurance.method(),
            "channel", assurance.channel(),
            "shown", digests(shown)),
        Map.of(
            "destination", me.person().orEmpty(PersonField.email),
            "address", visitor.address(),
            "userAgent", visitor.userAgent()));
    work.advance(seat.contract().id());
  }

  private static List<String> digests(Map<Integer, BlobRef> shown) {
    return shown.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().sha256())
        .toList();
  }
}
