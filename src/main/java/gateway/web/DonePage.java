package gateway.web;

import gateway.contract.ContractStatus;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.WaitingFor;
import gateway.journey.JourneyView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of the journey: being signed, waiting, or everything to take away. */
public final class DonePage {
  private final JourneyFrames frames;

  DonePage(JourneyFrames frames) {
    this.frames = frames;
  }

  Reply show(Visit visit) {
    JourneyView view = visit.view();
    State state = State.of(view);
    Messages m = visit.m();
    Frame frame =
        frames
            .aside(visit, "done", m.text("done.heading." + state.word()), visit.path("/done"))
            .refreshing(state.refreshSeconds);
    Instant at = view.signedAt();
    return new Reply.Show(
        200,
        "done",
        new Page(
            frame,
            view,
            state.word(),
            proof(view, m),
            at == null ? null : m.text("done.at", "when", m.dateTime(at, view.zone())),
            Choices.of(visit)));
  }

  /** How this person proved who they are; null for those who only approve or get a copy. */
  private static @Nullable String proof(JourneyView view, Messages m) {
    return view.role() == Role.SIGNER
        ? m.text("done.proof", "channel", ConsentText.channel(view, m), "to", view.destination())
        : null;
  }

  /** How far the contract is once this person has signed. */
  enum State {
    SIGNING(3),
    TIMESTAMP(10),
    APPROVED(0),
    OTHERS(0),
    CLOSED(0);

    private final int refreshSeconds;

    State(int refreshSeconds) {
      this.refreshSeconds = refreshSeconds;
    }

    static State of(JourneyView view) {
      ContractStatus contract = view.contractStatus();
      if (contract == ContractStatus.CLOSED || contract == ContractStatus.ARCHIVED) {
        return CLOSED;
      }
      if (view.role() == Role.APPROVER) {
        return APPROVED;
      }
      if (view.waitingFor() == WaitingFor.TIMESTAMP) {
        return TIMESTAMP;
      }
      boolean iAmThrough = view.status() != RecipientStatus.CONSENTED;
      boolean othersToCome =
          view.others().stream().anyMatch(other -> !other.acted() && other.role() != Role.COPY);
      return iAmThrough && contract == ContractStatus.OPEN && othersToCome ? OTHERS : SIGNING;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      JourneyView view,
      String state,
      @Nullable String proof,
      @Nullable String signedAt,
      Choices choices) {}
}
