package gateway.web;

import gateway.journey.SigningDesk;
import org.jspecify.annotations.Nullable;

/** Refusing: names the thing and the effect; the reason is free. */
public final class RefusePage {
  private static final int LONGEST_REASON = 1000;

  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  RefusePage(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  Reply show(Visit visit) {
    return page(visit, 200, "", null);
  }

  Reply act(Visit visit) {
    String reason = visit.form("reason").strip();
    if (reason.length() > LONGEST_REASON) {
      String error = visit.m().text("problem.reason-long", "n", LONGEST_REASON);
      return page(visit, 422, reason, error);
    }
    desk.refuse(visit.token(), reason.isEmpty() ? null : reason);
    return new Reply.GoTo(visit.path(""));
  }

  private Reply page(Visit visit, int status, String reason, @Nullable String error) {
    String heading =
        visit.m().text(visit.isApprover() ? "refuse.heading-approver" : "refuse.heading");
    Frame frame = frames.aside(visit, "refuse", heading, visit.path("/refuse"));
    return new Reply.Show(
        status,
        "refuse",
        new Page(
            error == null ? frame : frame.inFailure(),
            FormHead.of(visit, csrf, "/refuse"),
            visit.view().title(),
            visit.view().organisation(),
            reason,
            error,
            visit.path("")));
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      String title,
      String organisation,
      String reason,
      @Nullable String error,
      String previous) {}
}
