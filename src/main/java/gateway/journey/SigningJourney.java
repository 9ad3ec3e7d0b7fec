package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.access.LinkRequests;
import gateway.access.OneTimeCodes;
import gateway.access.SigningLinks;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.Annexes;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Events;
import gateway.contract.Organisations;
import gateway.contract.PdfDesk;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.UnseenCharacters;
import gateway.contract.Work;
import gateway.notify.Notifications;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The signing desk itself: one method for each thing a person does, one transaction for each. */
public final class SigningJourney implements SigningDesk {
  private static final int REVIEWS = 3;

  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Events events;
  private final Notifications notifications;
  private final Clock clock;
  private final Seats seats;
  private final JourneyViews views;
  private final AnswerDesk answers;
  private final Review review;
  private final Consent consent;
  private final Approval approval;
  private final AnnexDesk annexes;
  private final JourneyFiles files;
  private final SignatureDesk signatures;
  private final NewLinks newLinks;

  /** What the journey reads and writes. */
  public record Stores(
      Transactions transactions,
      Contracts contracts,
      Blobs blobs,
      Annexes annexes,
      AuditLog audit,
      Events events,
      Work work) {}

  /**
   * How people get in and hear of things.
   *
   * @param allowance how often each of them may make us store something new
   * @param linkOf makes a person's signing link, the same each time
   */
  public record Doors(
      SigningLinks links,
      OneTimeCodes codes,
      LinkRequests linkRequests,
      Allowance allowance,
      Notifications notifications,
      Organisations organisations,
      Function<RecipientId, URI> linkOf) {}

  public SigningJourney(Stores stores, Doors doors, PdfDesk desk, Clock clock) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.audit = stores.audit();
    this.events = stores.events();
    this.notifications = doors.notifications();
    this.clock = clock;
    this.seats = new Seats(doors.links(), contracts, doors.organisations(), clock);
    Revisions revisions = new Revisions(contracts, stores.blobs());
    this.annexes = new AnnexDesk(stores, seats, clock);
    this.views =
        new JourneyViews(contracts, doors.organisations(), doors.codes(), revisions, annexes);
    this.answers = new AnswerDesk(transactions, contracts, seats, doors.allowance());
    this.review = new Review(contracts, stores.blobs(), desk, doors.allowance());
    this.signatures = new SignatureDesk(stores.blobs(), desk, doors.allowance());
    this.consent =
        new Consent(stores, doors, new Consent.Parts(seats, revisions, annexes, signatures), clock);
    this.approval = new Approval(stores, seats, revisions, annexes, clock);
    this.files = new JourneyFiles(contracts, stores.blobs(), desk);
    this.newLinks = new NewLinks(stores, doors, seats);
  }

  @Override
  public JourneyView view(String token) {
    return views.of(seats.at(token));
  }

  @Override
  public LinkEnd ended(String token) {
    return seats.ended(token);
  }

  @Override
  public void arrive(String token) {
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          if (seat.recipient().status() == RecipientStatus.INVITED) {
            contracts.update(seat.recipient().viewed(clock.instant()));
            audit.append(
                seat.contract().id(),
                "recipient.viewed",
                Map.of("recipient", seat.recipient().key()),
                Map.of());
            events.record(
                seat.contract(), "contract.viewed", Map.of("recipient", seat.recipient().key()));
          }
        });
  }

  @Override
  public void save(String token, Map<String, String> typed) {
    answers.save(token, typed);
  }

  @Override
  public void review(String token) {
    for (int tries = 1; !reviewed(token); tries++) {
      if (tries == REVIEWS) {
        throw Seat.changed();
      }
    }
  }

  /** Returns false when another window changed an answer while the file was being filled. */
  private boolean reviewed(String token) {
    Seat seat = seats.at(token);
    seat.requireTurn(Role.SIGNER);
    Map<String, String> drawn = review.answers(seat);
    // The filling runs in the worker process, so outside the transaction.
    Map<Integer, BlobRef> revisions = review.of(seat, drawn);
    return transactions.call(
        () -> {
          Seat now = seats.at(token);
          now.requireTurn(Role.SIGNER);
          if (!review.answers(now).equals(drawn)) {
            return false;
          }
          if (!now.recipient().reviewed().equals(revisions)) {
            contracts.update(now.recipient().withReviewed(revisions));
          }
          return true;
        });
  }

  @Override
  public void refuse(String token, @Nullable String reason) {
    String seen = reason == null ? "" : UnseenCharacters.without(reason).strip();
    String why = seen.isEmpty() ? null : seen;
    if (why != null && why.length() > 1_000) {
      throw new PermanentFailure("journey.reason", "The reason may have at most 1000 characters");
    }
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          if (seat.recipient().status() == RecipientStatus.REFUSED) {
            return; // pressed twice
          }
          seat.requireTurn();
          contracts.update(seat.recipient().refused(clock.instant(), why));
          Contract refused = contracts.update(seat.contract().refused());
          Map<String, String> personal = new HashMap<>();
          if (why != null) {
            personal.put("reason", why);
          }
          Map<String, String> who = Map.of("recipient", seat.recipient().key());
          audit.append(refused.id(), "recipient.refused", who, personal);
          events.record(refused, "recipient.refused", who);
          events.record(refused, "contract.refused", who);
          notifications.refused(refused, seat.recipient(), why);
        });
  }

  @Override
  public void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consentText,
      SignatureGiven signature,
      Visitor visitor) {
    consent.agree(token, shown, consentText, signature, visitor);
  }

  @Override
  public void approve(String token, Map<Integer, BlobRef> shown, Visitor visitor) {
    approval.approve(token, shown, visitor);
  }

  @Override
  public void attach(String token, String request, String fileName, byte[] content) {
    annexes.attach(token, request, fileName, content);
  }

  @Override
  public void detach(String token, int annex) {
    annexes.detach(token, annex);
  }

  @Override
  public byte[] signature(String token, BlobRef mark) {
    return signatures.content(seats.at(token), mark);
  }

  @Override
  public byte[] annex(String token, int annex) {
    return annexes.content(seats.at(token), annex);
  }

  @Override
  public void askNewLink(String token) {
    newLinks.ask(token);
  }

  @Override
  public void resendCode(String token) {
    consent.resendCode(token);
  }

  @Override
  public CodeOutcome sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor) {
    return consent.sign(token, shown, agreement, code, visitor);
  }

  @Override
  public byte[] picture(String token, int document, BlobRef revision, int page, int width) {
    return files.picture(seats.at(token), document, revision, page, width);
  }

  @Override
  public byte[] revision(String token, int document, BlobRef revision) {
    return files.revision(seats.at(token), document, revision);
  }

  @Override
  public List<String> text(String token, int document) {
    return files.text(seats.at(token), document);
  }

  @Override
  public byte[] document(String token, int document) {
    return files.document(seats.at(token), document);
  }

  @Override
  public byte[] evidence(String token) {
    return files.evidence(seats.at(token));
  }
}
