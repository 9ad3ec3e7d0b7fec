package gateway.web;

import gateway.journey.JourneyView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step "check": the filled document and every answer, before anything is agreed to. */
public final class CheckStep implements StepPage {
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  CheckStep(JourneyFrames frames, CsrfTokens csrf) {
    this.frames = frames;
    this.csrf = csrf;
  }

  @Override
  public Reply show(Visit visit) {
    List<Answer> answers = new ArrayList<>();
    int number = 0;
    for (JourneyView.Field field : AnswerFields.of(visit.view())) {
      int page = number / AnswerFields.PER_PAGE + 1;
      number++;
      answers.add(
          new Answer(
              field.label(),
              value(visit.m(), field),
              visit.path("/fill?p=" + page + "&back=check#f" + number)));
    }
    return new Reply.Show(
        200,
        "check",
        new Page(
            frames.step(visit, Step.CHECK, ""),
            FormHead.of(visit, csrf, "/check"),
            answers,
            AttachStep.given(visit),
            People.movedBy(visit.view(), visit.m()),
            Viewer.of(visit, visit.view().reviewed(), "/check"),
            visit.path("/" + Step.beforeCheck(visit.view()).word()),
            Choices.of(visit)));
  }

  private static String value(Messages m, JourneyView.Field field) {
    return AnswerText.told(field.type(), field.value() == null ? "" : field.value(), m);
  }

  @Override
  public Reply act(Visit visit) {
    visit.shownAsReviewed();
    return new Reply.GoTo(visit.path("/sign"));
  }

  /** One answer with the way to change it. */
  public record Answer(String label, String value, String change) {}

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      List<Answer> answers,
      List<Answer> files,
      @Nullable String moved,
      Viewer viewer,
      String previous,
      Choices choices) {}
}
