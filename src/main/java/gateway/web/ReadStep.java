package gateway.web;

import gateway.contract.BlobRef;
import gateway.contract.RecipientStatus;
import gateway.journey.AnswersRefused;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Step "read": the document first, and who asks. An approver decides here and has no other. */
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
    JourneyView view = visit.view();
    return new Reply.Show(
        200,
        "read",
        new Page(
            frames.step(visit, Step.READ, ""),
            visit.isApprover()
                ? FormHead.of(visit, csrf, "/read", current(view))
                : FormHead.of(visit, csrf, "/read"),
            view,
            visit.isApprover(),
            People.movedBy(view, visit.m()),
            Viewer.of(visit, Map.of(), "/read"),
            todo(visit),
            Choices.of(visit)));
  }

  private static Map<Integer, BlobRef> current(JourneyView view) {
    return view.documents().stream()
        .collect(Collectors.toMap(JourneyView.Doc::index, JourneyView.Doc::current));
  }

  /** What is expected, one line each. */
  private static List<String> todo(Visit visit) {
    Messages m = visit.m();
    if (visit.isApprover()) {
      return List.of(m.text("read.todo.approve"));
    }
    List<String> lines = new ArrayList<>();
    int fields = AnswerFields.of(visit.view()).size();
    if (fields > 0) {
      lines.add(m.plural("read.todo.fields", fields));
    }
    int files = visit.view().requests().size();
    if (files > 0) {
      lines.add(m.plural("read.todo.files", files));
    }
    lines.add(m.text("read.todo.sign"));
    return lines;
  }

  @Override
  public Reply act(Visit visit) {
    if (visit.isApprover()) {
      return approve(visit);
    }
    arrive(visit);
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

  private Reply approve(Visit visit) {
    Map<Integer, BlobRef> shown = visit.shownAs(current(visit.view()));
    arrive(visit);
    desk.approve(visit.token(), shown, visit.visitor());
    return new Reply.GoTo(visit.path(""));
  }

  private void arrive(Visit visit) {
    if (visit.view().status() == RecipientStatus.INVITED) {
      desk.arrive(visit.token());
    }
  }

  /**
   * What the template shows.
   *
   * @param moved who signed since this person agreed, null when nobody did
   */
  public record Page(
      Frame frame,
      FormHead form,
      JourneyView view,
      boolean approver,
      @Nullable String moved,
      Viewer viewer,
      List<String> todo,
      Choices choices) {}
}
