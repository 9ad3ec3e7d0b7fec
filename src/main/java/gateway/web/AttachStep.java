package gateway.web;

import gateway.base.PermanentFailure;
import gateway.journey.AnswersRefused;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step "attachments": files to read, and files to give. One form for the whole page, so that a file
 * that was chosen is kept whichever button is pressed.
 */
public final class AttachStep implements StepPage {
  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  AttachStep(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  @Override
  public Reply show(Visit visit) {
    return page(visit, Map.of());
  }

  @Override
  public Reply act(Visit visit) {
    remove(visit);
    Map<String, String> problems = receive(visit);
    Visit now = visit.with(desk.view(visit.token()));
    if (!problems.isEmpty()) {
      return page(now, problems);
    }
    if (visit.form("then").equals("leave")) {
      return new Reply.GoTo(visit.path("/saved"));
    }
    if (visit.form("then").equals("add") || visit.sent("remove")) {
      return new Reply.GoTo(visit.path("/attach"));
    }
    for (JourneyView.Request request : now.view().requests()) {
      if (Attached.isMissing(request)) {
        problems.put(
            request.name(), visit.m().text("problem.attach-missing", "label", request.label()));
      }
    }
    if (!problems.isEmpty()) {
      return page(now, problems);
    }
    try {
      desk.review(visit.token());
    } catch (AnswersRefused e) {
      return new Reply.GoTo(visit.path("/fill")); // its own button says which
    }
    return new Reply.GoTo(visit.path("/check"));
  }

  /** Take a file back; pressed twice, the second press finds nothing to do. */
  private void remove(Visit visit) {
    int index = visit.number("remove", -1, 999_999);
    if (visit.sent("remove") && Attached.isOwn(visit.view(), index)) {
      desk.detach(visit.token(), index);
    }
  }

  private Map<String, String> receive(Visit visit) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (JourneyView.Request request : visit.view().requests()) {
      for (Uploads.Upload file : Uploads.of(visit.context(), "file." + request.name())) {
        try {
          attach(visit, request, file);
        } catch (PermanentFailure e) {
          problems.put(request.name(), AttachProblems.text(visit.m(), request, file, e));
        }
      }
    }
    return problems;
  }

  /** Attach; where only one file is asked for, the new one takes the place of the old. */
  private void attach(Visit visit, JourneyView.Request request, Uploads.Upload file) {
    if (file.size() > request.maxSizeMb() * 1024L * 1024L) {
      throw new PermanentFailure("annex.too-large", "larger than the request allows");
    }
    byte[] content = file.content();
    List<JourneyView.Attachment> given = request.given();
    boolean replaces =
        request.maxFiles() == 1
            && given.size() == 1
            && Attached.isOwn(desk.view(visit.token()), given.get(0).index());
    if (!replaces) {
      desk.attach(visit.token(), request.name(), file.fileName(), content);
      return;
    }
    JourneyView.Attachment old = given.get(0);
    byte[] oldContent = desk.annex(visit.token(), old.index());
    desk.detach(visit.token(), old.index());
    try {
      desk.attach(visit.token(), request.name(), file.fileName(), content);
    } catch (PermanentFailure e) {
      desk.attach(visit.token(), request.name(), old.name(), oldContent);
      throw e;
    }
  }

  /** What was given, for the check step. */
  static List<CheckStep.Answer> given(Visit visit) {
    List<CheckStep.Answer> all = new ArrayList<>();
    for (JourneyView.Request request : visit.view().requests()) {
      String names =
          String.join("\n", request.given().stream().map(JourneyView.Attachment::name).toList());
      all.add(
          new CheckStep.Answer(
              request.label(),
              names.isEmpty() ? visit.m().text("answer.none") : names,
              visit.path("/attach#" + AttachRequest.id(all.size() + 1))));
    }
    return all;
  }

  private Reply page(Visit visit, Map<String, String> problems) {
    Messages m = visit.m();
    List<AttachRequest> requests = new ArrayList<>();
    List<ErrorLine> errors = new ArrayList<>();
    for (JourneyView.Request request : visit.view().requests()) {
      @Nullable String error = problems.get(request.name());
      String id = AttachRequest.id(requests.size() + 1);
      requests.add(AttachRequest.of(request, id, error, m));
      if (error != null) {
        errors.add(new ErrorLine(id, error));
      }
    }
    Frame frame = frames.step(visit, Step.ATTACH, "");
    Page page =
        new Page(
            errors.isEmpty() ? frame : frame.inFailure(),
            FormHead.of(visit, csrf, "/attach"),
            visit.view().attachments(),
            requests,
            errors,
            visit.path("/" + (Step.FILL.exists(visit.view()) ? Step.FILL : Step.READ).word()),
            Choices.of(visit));
    return new Reply.Show(errors.isEmpty() ? 200 : 422, "attach", page);
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      List<JourneyView.Attachment> attachments,
      List<AttachRequest> requests,
      List<ErrorLine> errors,
      String previous,
      Choices choices) {}
}
