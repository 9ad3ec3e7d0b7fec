package gateway.web.office;

import gateway.access.user.LinkPurpose;
import gateway.access.user.OneTimeLink;
import gateway.access.user.Passwords;
import gateway.access.user.SignInOutcome;
import gateway.access.user.User;
import gateway.base.PermanentFailure;
import gateway.journey.Visitor;
import gateway.web.ErrorLine;
import gateway.web.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a one-time link leads: name, address, password. GET never uses the link up. */
public final class WelcomePage {
  private final OfficeParts parts;
  private final OfficeFrames frames;
  private final SessionCookies cookies;

  WelcomePage(OfficeParts parts, OfficeFrames frames, SessionCookies cookies) {
    this.parts = parts;
    this.frames = frames;
    this.cookies = cookies;
  }

  Answer show(OfficeVisit visit) {
    Optional<OneTimeLink> link = parts.people().links().find(visit.path("token"));
    if (link.isEmpty()) {
      return dead(visit);
    }
    Optional<User> owner = parts.people().passwords().owner(link.get());
    return Answer.Show.page(
        "office/welcome",
        page(
            visit,
            link.get(),
            owner.map(User::name).orElse(""),
            owner.map(User::email).orElse(""),
            List.of()));
  }

  Answer act(OfficeVisit visit) {
    Optional<OneTimeLink> found = parts.people().links().find(visit.path("token"));
    if (found.isEmpty()) {
      return dead(visit);
    }
    OneTimeLink link = found.get();
    Optional<User> owner = parts.people().passwords().owner(link);
    Visitor visitor = parts.web().clients().visitor(visit.context().request());
    String email = owner.map(User::email).orElseGet(() -> visit.form("email").strip());
    String name = visit.form("name");
    try {
      SignInOutcome.Welcome in =
          parts
              .people()
              .passwords()
              .choose(
                  link,
                  new Passwords.Choice(name, email, visit.form("password"), visit.m().lang()),
                  new Passwords.Place(visitor.address(), visitor.userAgent()));
      cookies.begin(visit.context(), in.token());
      return new Answer.GoTo(OfficePages.ROOT);
    } catch (PermanentFailure e) {
      if (e.code().equals("link.used")) {
        return dead(visit);
      }
      return Answer.Show.unfinished(
          "office/welcome", page(visit, link, name, email, errors(visit.m(), e)));
    }
  }

  private static List<ErrorLine> errors(Messages m, PermanentFailure failure) {
    List<ErrorLine> errors = new ArrayList<>();
    errors.add(new ErrorLine(OfficeErrors.field(failure.code()), OfficeErrors.text(m, failure)));
    return errors;
  }

  private Answer dead(OfficeVisit visit) {
    Messages m = visit.m();
    return new Answer.Show(
        410,
        "office/notice",
        new OfficeFailures.Page(
            frames.page(visit, "dead-link", m.text("office.dead-link.heading")),
            m.text("office.dead-link.text")));
  }

  private Page page(
      OfficeVisit visit, OneTimeLink link, String name, String email, List<ErrorLine> errors) {
    String word = link.purpose().name().toLowerCase(Locale.ROOT);
    String heading = visit.m().text("office.welcome." + word);
    OfficeFrame frame =
        errors.isEmpty()
            ? frames.page(visit, "welcome", heading)
            : frames.failed(visit, "welcome", heading);
    return new Page(
        frame,
        OfficePages.ROOT + "/welcome/" + visit.path("token"),
        visit.m().text("office.welcome." + word + "-lead"),
        name,
        email,
        link.purpose() == LinkPurpose.ADMINISTRATOR,
        errors);
  }

  /**
   * What the template shows.
   *
   * @param asksEmail the address is typed here; otherwise it is known and shown
   */
  public record Page(
      OfficeFrame frame,
      String action,
      String lead,
      String name,
      String email,
      boolean asksEmail,
      List<ErrorLine> errors) {
    public Page {
      errors = List.copyOf(errors);
    }

    public String error(String field) {
      return ErrorLine.of(errors, field);
    }
  }
}
