package gateway.web;

import gateway.access.CodeOutcome;
import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.SignatureMark;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step "code": the press that signs. */
public final class CodeStep implements StepPage {
  private static final int LONGEST_CODE = 20;

  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;
  private final AsidePages aside;

  CodeStep(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf, AsidePages aside) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
    this.aside = aside;
  }

  @Override
  public Reply show(Visit visit) {
    Instant locked = visit.view().codeLockedUntil();
    if (locked != null) {
      return aside.locked(visit, locked);
    }
    String sent = String.valueOf(visit.context().request().getParam("sent"));
    Messages m = visit.m();
    if (sent.equals("soon")) {
      return page(visit, null, m.text("problem.too-soon"), null);
    }
    return page(visit, sent.equals("again") ? m.text("code.sent-again") : null, null, null);
  }

  @Override
  public Reply act(Visit visit) {
    Messages m = visit.m();
    Map<Integer, BlobRef> shown = visit.shownAsReviewed();
    visit.requireSameAgreement();
    String code = visit.form("code").replaceAll("[\\s\\p{Z}.-]", "");
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      return wrong(visit, m.text("problem.code-empty"));
    }
    CodeOutcome outcome =
        desk.sign(visit.token(), shown, visit.form("agreed"), code, visit.visitor());
    if (outcome instanceof CodeOutcome.Accepted) {
      return new Reply.GoTo(visit.path("/done"));
    }
    if (outcome instanceof CodeOutcome.Wrong wrong) {
      return wrong(visit, m.plural("problem.code-wrong", wrong.triesLeft()));
    }
    if (outcome instanceof CodeOutcome.Locked locked) {
      return aside.locked(visit, locked.until());
    }
    return wrong(visit, m.text("problem.code-expired"));
  }

  private Reply wrong(Visit visit, String error) {
    return page(visit, null, null, error);
  }

  /** Send the code again. */
  Reply resend(Visit visit) {
    visit.requireSameAgreement();
    try {
      desk.resendCode(visit.token());
      return new Reply.GoTo(visit.path("/code?sent=again"));
    } catch (PermanentFailure e) {
      if (e.code().equals("code.too-soon")) {
        return new Reply.GoTo(visit.path("/code?sent=soon"));
      }
      throw e;
    }
  }

  private Reply page(
      Visit visit, @Nullable String notice, @Nullable String warning, @Nullable String error) {
    JourneyView view = visit.view();
    Messages m = visit.m();
    Frame frame = frames.step(visit, Step.CODE, "");
    Instant at = view.codeSentAt();
    String sent =
        view.codeSentTo() == null || at == null
            ? m.text("code.none")
            : m.text("code.sent", "to", view.codeSentTo(), "at", m.dateTime(at, view.zone()));
    Page page =
        new Page(
            error == null ? frame : frame.inFailure(),
            FormHead.of(visit, csrf, "/code"),
            view.agreement() == null ? "" : view.agreement(),
            FormHead.of(visit, csrf, "/resend"),
            m.text("code.label", "channel", ConsentText.channel(view, m)),
            m.text("code.nothing." + (view.channel().equals("sms") ? "sms" : "email")),
            sent,
            signing(view, m),
            notice,
            warning,
            error,
            error == null ? List.of() : List.of(new ErrorLine("code", error)),
            visit.path("/sign"),
            Choices.of(visit));
    return new Reply.Show(error == null ? 200 : 422, "code", page);
  }

  /** What the code will sign, and how: whoever comes back by the link has not just seen it. */
  private static String signing(JourneyView view, Messages m) {
    SignatureMark mark = view.mark();
    String way = mark == null ? "typed" : mark.kind().name().toLowerCase(Locale.ROOT);
    String name = view.typedName() == null ? view.personName() : view.typedName();
    return m.text("code.as." + way, "title", view.title(), "name", name);
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      String agreed,
      FormHead resend,
      String label,
      String nothing,
      String sent,
      String signing,
      @Nullable String notice,
      @Nullable String warning,
      @Nullable String error,
      List<ErrorLine> errors,
      String previous,
      Choices choices) {}
}
