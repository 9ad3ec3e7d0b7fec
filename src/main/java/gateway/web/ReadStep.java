package gateway.web;

import gateway.contract.RecipientStatus;
import gateway.journey.AnswersRefused;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.util.Map;

/** Step "read": the document first, and who asks. */
public final class ReadStep implements StepPage {
  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  ReadStep(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  @Override
  public Reply show(Visit visit) {
    return new Reply.Show(
        200,
        "read",
        new Page(
            frames.step(visit, Step.READ, ""),
            FormHead.of(visit, csrf, "/read"),
            visit.view(),
            Viewer.of(visit, Map.of(), "/read"),
            AnswerFields.of(visit.view()).size(),
            Choices.of(visit)));
  }

  @Override
  public Reply act(Visit visit) {
    if (visit.view().status() == RecipientStatus.INVITED) {
      desk.arrive(visit.token());
    }
    Step next = Step.afterReading(visit.view());
    if (next != Step.CHECK) {
      return new Reply.GoTo(visit.path("/" + next.word()));
    }
    try {
      desk.review(visit.token());
    } catch (AnswersRefused e) {
      // Fields appeared since the page was read: the fill step shows which.
      return new Reply.GoTo(visit.path("/fill"));
    }
    return new Reply.GoTo(visit.path("/check"));
  }

  /** What the template shows. */
  public record Page(
      Frame frame, FormHead form, JourneyView view, Viewer viewer, int fields, Choices choices) {}
}
