package gateway.web;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step "sign": consent and signature; the code is sent when both are there. */
public final class SignStep implements StepPage {
  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  SignStep(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  @Override
  public Reply show(Visit visit) {
    return page(visit, before(visit), false, Errors.NONE);
  }

  @Override
  public Reply act(Visit visit) {
    Map<Integer, BlobRef> shown = visit.shownAsReviewed();
    Messages m = visit.m();
    SignatureForm form = SignatureForm.of(visit);
    boolean agreed = visit.sent("consent");
    Errors errors =
        new Errors(
            form.nameError(m), form.markError(m), agreed ? null : m.text("problem.consent"), null);
    if (!errors.lines(form).isEmpty()) {
      return page(visit, form, agreed, errors);
    }
    String consent = ConsentText.of(visit.view(), m).whole();
    if (isRepeat(visit.view(), consent, form) && form.isSame(before(visit))) {
      return new Reply.GoTo(visit.path("/code"));
    }
    try {
      desk.agree(visit.token(), shown, consent, form.given(), visit.visitor());
    } catch (PermanentFailure e) {
      // Two presses at once: the first one has done it.
      boolean done =
          e.code().equals("code.too-soon") && isRepeat(desk.view(visit.token()), consent, form);
      if (!done) {
        Reply.Show refused = page(visit, form, true, refusal(visit, e));
        return e.code().equals("signature.too-many") ? refused.withStatus(429) : refused;
      }
    }
    return new Reply.GoTo(visit.path("/code"));
  }

  private SignatureForm before(Visit visit) {
    return SignatureForm.before(visit.view(), mark -> desk.signature(visit.token(), mark));
  }

  private static Errors refusal(Visit visit, PermanentFailure e) {
    Messages m = visit.m();
    switch (e.code()) {
      case "code.too-soon":
        return new Errors(null, null, null, m.text("problem.too-soon"));
      case "signature.name":
        return new Errors(m.text("problem.name-refused"), null, null, null);
      case "signature.strokes":
        return new Errors(null, m.text("problem.strokes"), null, null);
      case "signature.image":
        return new Errors(null, m.text("problem.image"), null, null);
      case "signature.too-many":
        String org = visit.view().organisation();
        return new Errors(null, m.text("problem.signatures", "org", org), null, null);
      default:
        throw e;
    }
  }

  /** The same was agreed to already and its code is alive: a second press sends no second code. */
  private static boolean isRepeat(JourneyView view, String consent, SignatureForm form) {
    return consent.equals(view.consent())
        && form.name().equals(view.typedName())
        && form.method() == SignatureForm.Method.of(view.mark())
        && view.codeSentTo() != null;
  }

  private Reply.Show page(Visit visit, SignatureForm form, boolean agreed, Errors problems) {
    // A browser never fills in a file again: say so instead of losing it silently.
    boolean lost = !problems.equals(Errors.NONE) && problems.mark() == null && form.image() != null;
    Errors errors = lost ? problems.withMark(visit.m().text("problem.image-again")) : problems;
    List<ErrorLine> lines = errors.lines(form);
    // Whoever chose another picture must not sign with the former one by pressing again.
    BlobRef picture = form.image() == null ? SignatureForm.picture(visit.view()) : null;
    ConsentText consent = ConsentText.of(visit.view(), visit.m());
    Frame frame = frames.step(visit, Step.SIGN, "");
    Page page =
        new Page(
            lines.isEmpty() ? frame : frame.inFailure(),
            FormHead.of(visit, csrf, "/sign"),
            consent.sentence(),
            consent.weight(),
            form.method().word(),
            visit.sent("method") || visit.view().mark() != null,
            form.name(),
            form.strokesToShow(),
            picture == null ? null : picture.sha256(),
            picture == null ? null : visit.path("/signature/" + picture),
            agreed,
            errors,
            lines,
            visit.view().destination(),
            visit.path("/check"),
            Choices.of(visit));
    return new Reply.Show(lines.isEmpty() ? 200 : 422, "sign", page);
  }

  /**
   * What is wrong, by place.
   *
   * @param mark with the drawing or the picture
   */
  public record Errors(
      @Nullable String name,
      @Nullable String mark,
      @Nullable String consent,
      @Nullable String other) {
    static final Errors NONE = new Errors(null, null, null, null);

    Errors withMark(String text) {
      return new Errors(name, text, consent, other);
    }

    List<ErrorLine> lines(SignatureForm form) {
      List<ErrorLine> lines = new ArrayList<>();
      add(lines, "typedName", name);
      add(lines, form.inputId(), mark);
      add(lines, "consent", consent);
      add(lines, "submit", other);
      return lines;
    }

    private static void add(List<ErrorLine> lines, String id, @Nullable String text) {
      if (text != null) {
        lines.add(new ErrorLine(id, text));
      }
    }
  }

  /**
   * What the template shows.
   *
   * @param chosen the person has chosen the method, so the script leaves it
   * @param kept digest of the picture given before, null when there is none to go on with
   * @param picture where it is shown from
   */
  public record Page(
      Frame frame,
      FormHead form,
      String consent,
      String weight,
      String method,
      boolean chosen,
      String name,
      String strokes,
      @Nullable String kept,
      @Nullable String picture,
      boolean agreed,
      Errors problems,
      List<ErrorLine> errors,
      String codeGoesTo,
      String previous,
      Choices choices) {}
}
