package gateway.web.office;

import gateway.access.user.Passwords;
import gateway.access.user.Session;
import gateway.access.user.Sessions;
import gateway.base.PermanentFailure;
import gateway.web.ErrorLine;
import gateway.web.Messages;
import java.time.ZoneId;
import java.util.List;

/** One's own account: password, language, sessions. */
public final class AccountPage {
  private static final String PATH = OfficePages.ROOT + "/account";

  private final OfficeParts parts;
  private final OfficeFrames frames;
  private final Passwords passwords;
  private final Sessions sessions;

  AccountPage(OfficeParts parts, OfficeFrames frames) {
    this.parts = parts;
    this.frames = frames;
    this.passwords = parts.people().passwords();
    this.sessions = parts.people().sessions();
  }

  Answer show(OfficeVisit visit) {
    return Answer.Show.page("office/account", page(visit, List.of()));
  }

  Answer changePassword(OfficeVisit visit) {
    OfficeVisit.Signed me = visit.present();
    try {
      passwords.change(me.user(), me.session().id(), visit.form("old"), visit.form("password"));
      return new Answer.GoTo(PATH + "?told=password-changed");
    } catch (PermanentFailure e) {
      ErrorLine error =
          new ErrorLine(OfficeErrors.field(e.code()), OfficeErrors.text(visit.m(), e));
      return Answer.Show.unfinished("office/account", page(visit, List.of(error)));
    }
  }

  Answer speak(OfficeVisit visit) {
    String language = visit.form("language");
    if (language.equals("fr") || language.equals("en")) {
      parts.people().users().speak(visit.user(), language);
      return new Answer.GoTo(PATH + "?lang=" + language);
    }
    return new Answer.GoTo(PATH);
  }

  Answer endSession(OfficeVisit visit) {
    String id = visit.path("sid");
    if (id.matches("\\d{1,18}")) {
      sessions.end(visit.user().id(), Long.parseLong(id));
    }
    return new Answer.GoTo(PATH + "?told=session-ended");
  }

  Answer endOthers(OfficeVisit visit) {
    OfficeVisit.Signed me = visit.present();
    sessions.endOthers(me.user().id(), me.session().id());
    return new Answer.GoTo(PATH + "?told=sessions-ended");
  }

  private Page page(OfficeVisit visit, List<ErrorLine> errors) {
    Messages m = visit.m();
    OfficeVisit.Signed me = visit.present();
    ZoneId zone = parts.organisations().of(me.user().tenant()).zone();
    String heading = m.text("office.account.heading");
    return new Page(
        errors.isEmpty()
            ? frames.page(visit, "account", heading)
            : frames.failed(visit, "account", heading),
        me.user().name(),
        me.user().email(),
        ContractWords.of(m, "user-role-long", me.user().role()),
        me.user().locale(),
        sessions.of(me.user().id()).stream()
            .map(session -> line(m, zone, session, me.session()))
            .toList(),
        errors);
  }

  private static Line line(Messages m, ZoneId zone, Session session, Session mine) {
    return new Line(
        BrowserWords.of(m, session.agent()),
        m.text(
            "office.account.session",
            "address",
            session.address(),
            "at",
            m.dateTimeShort(session.seenAt(), zone)),
        session.id() == mine.id() ? "" : PATH + "/sessions/" + session.id() + "/end");
  }

  /** A session; the present one cannot be ended from the list: that is signing out. */
  public record Line(String browser, String where, String end) {}

  /** What the template shows. */
  public record Page(
      OfficeFrame frame,
      String name,
      String email,
      String role,
      String language,
      List<Line> sessions,
      List<ErrorLine> errors) {
    public String error(String field) {
      return ErrorLine.of(errors, field);
    }
  }
}
