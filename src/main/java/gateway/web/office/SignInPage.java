package gateway.web.office;

import gateway.access.user.SignIn;
import gateway.access.user.SignInOutcome;
import gateway.journey.Visitor;
import gateway.web.ClientAddress;
import gateway.web.ErrorLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Signing in and out. */
public final class SignInPage {
  static final String PATH = OfficePages.ROOT + "/sign-in";

  // A path of ours and nothing else: a foreign address would make us a stepping stone.
  private static final Pattern NEXT = Pattern.compile("/app(/[A-Za-z0-9_./-]*)?(\\?[^\\s\\\\]*)?");

  private final SignIn signIn;
  private final OfficeParts parts;
  private final OfficeFrames frames;
  private final SessionCookies cookies;
  private final ClientAddress clients;
  private final Clock clock;

  SignInPage(OfficeParts parts, OfficeFrames frames, SessionCookies cookies) {
    this.signIn = parts.people().signIn();
    this.parts = parts;
    this.frames = frames;
    this.cookies = cookies;
    this.clients = parts.web().clients();
    this.clock = parts.clock();
  }

  Answer show(OfficeVisit visit) {
    if (visit.signed() != null) {
      return new Answer.GoTo(OfficePages.ROOT);
    }
    return Answer.Show.page(
        "office/sign-in", page(visit, next(visit.query("next")), "", List.of()));
  }

  Answer act(OfficeVisit visit) {
    Visitor visitor = clients.visitor(visit.context().request());
    String email = visit.form("email");
    SignInOutcome outcome =
        signIn.attempt(email, visit.form("password"), visitor.address(), visitor.userAgent());
    String next = next(visit.form("next"));
    if (outcome instanceof SignInOutcome.Welcome in) {
      cookies.begin(visit.context(), in.token());
      return new Answer.GoTo(next);
    }
    String error =
        outcome instanceof SignInOutcome.Locked locked
            ? visit.m().plural("office.sign-in.locked", minutes(locked))
            : visit.m().text("office.sign-in.wrong");
    return Answer.Show.unfinished(
        "office/sign-in", page(visit, next, email, List.of(new ErrorLine("email", error))));
  }

  private int minutes(SignInOutcome.Locked locked) {
    long left = Duration.between(clock.instant(), locked.until()).toSeconds();
    return (int) Math.max(1, (left + 59) / 60);
  }

  Answer leave(OfficeVisit visit) {
    OfficeVisit.Signed signed = visit.present();
    parts.people().sessions().end(signed.user().id(), signed.session().id());
    cookies.end(visit.context());
    return new Answer.GoTo(PATH + "?told=signed-out");
  }

  private static String next(String wanted) {
    return NEXT.matcher(wanted).matches() && !wanted.startsWith(PATH) ? wanted : OfficePages.ROOT;
  }

  private Page page(OfficeVisit visit, String next, String email, List<ErrorLine> errors) {
    String heading = visit.m().text("office.sign-in.heading");
    OfficeFrame frame =
        errors.isEmpty()
            ? frames.page(visit, "sign-in", heading)
            : frames.failed(visit, "sign-in", heading);
    return new Page(frame, next, email, errors, parts.people().users().none());
  }

  /**
   * What the template shows.
   *
   * @param first nobody has an account yet
   */
  public record Page(
      OfficeFrame frame, String next, String email, List<ErrorLine> errors, boolean first) {
    public Page {
      errors = List.copyOf(errors);
    }
  }
}
