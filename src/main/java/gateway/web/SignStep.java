package gateway.web;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.journey.JourneyView;
import gateway.journey.SignatureGiven;
import gateway.journey.SigningDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step "sign": consent and the typed name; the code is sent when both are there. */
public final class SignStep implements StepPage {
  private static final int LONGEST_NAME = 100;

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
    String name = visit.view().typedName();
    return page(visit, name == null ? visit.view().personName() : name, false, null, null, null);
  }

  @Override
  public Reply act(Visit visit) {
    Map<Integer, BlobRef> shown = visit.shownAsReviewed();
    String name = visit.form("typedName").strip();
    boolean agreed = visit.sent("consent");
    String consentError = agreed ? null : visit.m().text("problem.consent");
    String nameError = nameError(visit.m(), name);
    if (consentError != null || nameError != null) {
      return page(visit, name, agreed, consentError, nameError, null);
    }
    String consent = ConsentText.of(visit.view(), visit.m()).whole();
    if (!isRepeat(visit.view(), consent, name)) {
      try {
        desk.agree(visit.token(), shown, consent, SignatureGiven.typed(name), visit.visitor());
      } catch (PermanentFailure e) {
        if (!e.code().equals("code.too-soon")) {
          throw e;
        }
        // Two presses at once: the first one has done it.
        if (!isRepeat(desk.view(visit.token()), consent, name)) {
          return page(visit, name, true, null, null, visit.m().text("problem.too-soon"));
        }
      }
    }
    return new Reply.GoTo(visit.path("/code"));
  }

  /** The same was agreed to already and its code is alive: a second press sends no second code. */
  private static boolean isRepeat(JourneyView view, String consent, String name) {
    return consent.equals(view.consent())
        && name.equals(view.typedName())
        && view.codeSentTo() != null;
  }

  private static @Nullable String nameError(Messages m, String name) {
    if (name.isEmpty()) {
      return m.text("problem.name");
    }
    return name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
        ? m.text("problem.name-shape", "n", LONGEST_NAME)
        : null;
  }

  private Reply page(
      Visit visit,
      String name,
      boolean agreed,
      @Nullable String consentError,
      @Nullable String nameError,
      @Nullable String otherError) {
    List<ErrorLine> errors = new ArrayList<>();
    if (nameError != null) {
      errors.add(new ErrorLine("typedName", nameError));
    }
    if (consentError != null) {
      errors.add(new ErrorLine("consent", consentError));
    }
    if (otherError != null) {
      errors.add(new ErrorLine("submit", otherError));
    }
    ConsentText consent = ConsentText.of(visit.view(), visit.m());
    Frame frame = frames.step(visit, Step.SIGN, "");
    Page page =
        new Page(
            errors.isEmpty() ? frame : frame.inFailure(),
            FormHead.of(visit, csrf, "/sign"),
            consent.sentence(),
            consent.weight(),
            name,
            agreed,
            consentError,
            nameError,
            errors,
            visit.view().maskedEmail(),
            visit.path("/check"),
            Choices.of(visit));
    return new Reply.Show(errors.isEmpty() ? 200 : 422, "sign", page);
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      String consent,
      String weight,
      String name,
      boolean agreed,
      @Nullable String consentError,
      @Nullable String nameError,
      List<ErrorLine> errors,
      String codeGoesTo,
      String previous,
      Choices choices) {}
}
