package gateway.web.office;

import gateway.access.user.OneTimeLink;
import gateway.access.user.User;
import gateway.access.user.UserId;
import gateway.access.user.UserRole;
import gateway.access.user.UserState;
import gateway.access.user.Users;
import gateway.base.PermanentFailure;
import gateway.notify.AccountMail;
import gateway.web.ErrorLine;
import gateway.web.Messages;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Users: listed, invited, given another role, disabled, let in again. */
public final class UsersPage {
  private static final String PATH = OfficePages.ROOT + "/users";

  private final Users users;
  private final OfficeParts parts;
  private final OfficeFrames frames;
  private final SessionCookies cookies;

  UsersPage(OfficeParts parts, OfficeFrames frames, SessionCookies cookies) {
    this.users = parts.people().users();
    this.parts = parts;
    this.frames = frames;
    this.cookies = cookies;
  }

  Answer show(OfficeVisit visit) {
    return Answer.Show.page(
        "office/users", page(visit, new Typed("", "", UserRole.READER), List.of()));
  }

  Answer invite(OfficeVisit visit) {
    Typed typed =
        new Typed(
            visit.form("email"),
            visit.form("name"),
            UserRole.byWord(visit.form("role")).orElse(UserRole.READER));
    try {
      Users.Invited invited =
          users.invite(
              visit.user().tenant(), typed.email(), typed.name(), typed.role(), visit.m().lang());
      return linked(visit, invited.user(), invited.token());
    } catch (PermanentFailure e) {
      ErrorLine error =
          new ErrorLine(OfficeErrors.field(e.code()), OfficeErrors.text(visit.m(), e));
      return Answer.Show.unfinished("office/users", page(visit, typed, List.of(error)));
    }
  }

  Answer one(OfficeVisit visit) {
    return Answer.Show.page("office/user", user(visit, List.of()));
  }

  Answer changeRole(OfficeVisit visit) {
    User user = found(visit);
    UserRole role = UserRole.byWord(visit.form("role")).orElse(user.role());
    return changed(visit, () -> users.changeRole(user.tenant(), user.id(), role));
  }

  Answer disable(OfficeVisit visit) {
    User user = found(visit);
    return changed(visit, () -> users.disable(user.tenant(), user.id()));
  }

  Answer enable(OfficeVisit visit) {
    User user = found(visit);
    return changed(visit, () -> users.enable(user.tenant(), user.id()));
  }

  private Answer changed(OfficeVisit visit, Runnable change) {
    try {
      change.run();
    } catch (PermanentFailure e) {
      ErrorLine error =
          new ErrorLine(OfficeErrors.field(e.code()), OfficeErrors.text(visit.m(), e));
      return new Answer.Show(409, "office/user", user(visit, List.of(error)));
    }
    return new Answer.GoTo(PATH + "/" + visit.path("id") + "?told=user-changed");
  }

  Answer newLink(OfficeVisit visit) {
    User user = found(visit);
    return user.state() == UserState.DISABLED
        ? new Answer.GoTo(PATH + "/" + user.id())
        : linked(visit, user, users.newLink(user));
  }

  /** Mail an invitation; what no mail takes there is shown once, to be handed over. */
  private Answer linked(OfficeVisit visit, User user, String token) {
    String page = PATH + "/" + user.id();
    AccountMail.Outcome outcome =
        user.state() == UserState.INVITED ? mailed(user, token) : AccountMail.Outcome.NO_SERVER;
    if (outcome == AccountMail.Outcome.SENT) {
      return new Answer.GoTo(page + "?mail=sent");
    }
    cookies.showOnce(visit.context(), token);
    return new Answer.GoTo(outcome == AccountMail.Outcome.FAILED ? page + "?mail=failed" : page);
  }

  private AccountMail.Outcome mailed(User user, String token) {
    return parts
        .people()
        .links()
        .find(token)
        .map(
            link ->
                parts
                    .mails()
                    .invite(
                        new AccountMail.Reader(
                            user.tenant(), user.email(), user.name(), user.locale()),
                        address(token),
                        link.expiresAt()))
        .orElse(AccountMail.Outcome.FAILED);
  }

  private URI address(String token) {
    return parts.publicUrl().resolve(OfficePages.ROOT + "/welcome/" + token);
  }

  private User found(OfficeVisit visit) {
    return users
        .find(visit.user().tenant(), UserId.parse(visit.path("id")))
        .orElseThrow(() -> new PermanentFailure("user.unknown", "There is no such user"));
  }

  private UserPage user(OfficeVisit visit, List<ErrorLine> errors) {
    User user = found(visit);
    Messages m = visit.m();
    return new UserPage(
        errors.isEmpty()
            ? frames.page(visit, "user", user.name())
            : frames.failed(visit, "user", user.name()),
        PATH + "/" + user.id(),
        row(m, zone(visit), user),
        roles(m, user.role()),
        user.state() == UserState.DISABLED,
        link(visit, user),
        told(visit, user, "sent"),
        told(visit, user, "failed"),
        errors);
  }

  /** What became of the mail, while somebody is still invited. */
  private static String told(OfficeVisit visit, User user, String outcome) {
    return user.state() == UserState.INVITED && visit.query("mail").equals(outcome)
        ? visit.m().text("office.users.mail-" + outcome, "to", user.email())
        : "";
  }

  /** The link just made for this user, while the browser that asked for it still holds it. */
  private String link(OfficeVisit visit, User user) {
    String token = cookies.shownOnce(visit.context());
    Optional<OneTimeLink> link = parts.people().links().find(token);
    return link.isPresent() && user.id().equals(link.get().user()) ? address(token).toString() : "";
  }

  private ZoneId zone(OfficeVisit visit) {
    return parts.organisations().of(visit.user().tenant()).zone();
  }

  private Page page(OfficeVisit visit, Typed typed, List<ErrorLine> errors) {
    Messages m = visit.m();
    String heading = m.text("office.users.heading");
    List<Line> lines = new ArrayList<>();
    for (User user : users.list(visit.user().tenant())) {
      lines.add(row(m, zone(visit), user));
    }
    return new Page(
        errors.isEmpty()
            ? frames.page(visit, "users", heading)
            : frames.failed(visit, "users", heading),
        lines,
        typed.email(),
        typed.name(),
        roles(m, typed.role()),
        errors);
  }

  private static Line row(Messages m, ZoneId zone, User user) {
    Instant last = user.lastSignInAt();
    return new Line(
        PATH + "/" + user.id(),
        user.name(),
        user.email(),
        ContractWords.of(m, "user-role", user.role()),
        ContractWords.of(m, "user-state", user.state()),
        user.state() == UserState.ACTIVE
            ? "ok"
            : user.state() == UserState.INVITED ? "info" : "idle",
        last == null ? m.text("office.users.never") : m.dateTimeShort(last, zone));
  }

  private static List<RoleChoice> roles(Messages m, UserRole chosen) {
    List<RoleChoice> choices = new ArrayList<>();
    for (UserRole role : UserRole.values()) {
      choices.add(
          new RoleChoice(role.word(), ContractWords.of(m, "user-role-long", role), role == chosen));
    }
    return choices;
  }

  private record Typed(String email, String name, UserRole role) {}

  /** A user. */
  public record Line(
      String address,
      String name,
      String email,
      String role,
      String state,
      String tone,
      String lastSignIn) {}

  /** A role to choose. */
  public record RoleChoice(String word, String text, boolean chosen) {}

  /** What the list's template shows. */
  public record Page(
      OfficeFrame frame,
      List<Line> users,
      String email,
      String name,
      List<RoleChoice> roles,
      List<ErrorLine> errors) {
    public String error(String field) {
      return ErrorLine.of(errors, field);
    }
  }

  /**
   * What a user's template shows.
   *
   * @param link the one-time link to hand over; empty when none was just made
   * @param sent that the invitation left by mail, and to whom; empty when it did not just now
   * @param failed that it could not be mailed; empty when it did not just fail
   */
  public record UserPage(
      OfficeFrame frame,
      String address,
      Line user,
      List<RoleChoice> roles,
      boolean disabled,
      String link,
      String sent,
      String failed,
      List<ErrorLine> errors) {}
}
