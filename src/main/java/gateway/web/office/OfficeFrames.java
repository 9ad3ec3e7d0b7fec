package gateway.web.office;

import gateway.access.user.User;
import gateway.access.user.UserRole;
import gateway.contract.Organisations;
import gateway.web.Messages;
import gateway.web.StaticFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the frames: menu by role, language switch, what was just done. */
final class OfficeFrames {
  static final String SESSION_OVER = "session-over";

  /** Sentences a POST may leave for the page it leads to; the word stands in the address. */
  private static final Set<String> TOLD =
      Set.of(
          "signed-out",
          SESSION_OVER,
          "reminded",
          "cancelled",
          "replayed",
          "key-revoked",
          "user-changed",
          "password-changed",
          "session-ended",
          "sessions-ended");

  private static final List<Entry> MENU =
      List.of(
          new Entry("", "office.menu.contracts", UserRole.READER),
          new Entry("/keys", "office.menu.keys", UserRole.ADMINISTRATOR),
          new Entry("/users", "office.menu.users", UserRole.ADMINISTRATOR),
          new Entry("/account", "office.menu.account", UserRole.READER));

  private final StaticFiles files;
  private final Organisations organisations;

  OfficeFrames(StaticFiles files, Organisations organisations) {
    this.files = files;
    this.organisations = organisations;
  }

  OfficeFrame page(OfficeVisit visit, String step, String heading) {
    return frame(visit, step, heading, false);
  }

  OfficeFrame failed(OfficeVisit visit, String step, String heading) {
    return frame(visit, step, heading, true);
  }

  private OfficeFrame frame(OfficeVisit visit, String step, String heading, boolean failed) {
    Messages m = visit.m();
    OfficeVisit.Signed signed = visit.signed();
    String path = visit.context().normalizedPath();
    return new OfficeFrame(
        m,
        files,
        step,
        heading,
        signed == null ? "" : organisations.of(signed.user().tenant()).name(),
        here(visit, path),
        failed,
        signed == null ? "" : signed.user().name(),
        visit.csrf(),
        signed == null ? List.of() : menu(m, signed.user(), path),
        told(visit),
        visit.query("told").equals(SESSION_OVER));
  }

  private static List<OfficeFrame.Item> menu(Messages m, User user, String path) {
    List<OfficeFrame.Item> items = new ArrayList<>();
    for (Entry entry : MENU) {
      if (user.role().covers(entry.least())) {
        items.add(
            new OfficeFrame.Item(
                OfficePages.ROOT + entry.path(), m.text(entry.key()), entry.isAt(path)));
      }
    }
    return items;
  }

  /** A page that answers a POST has no address of its own to switch the language at. */
  private static String here(OfficeVisit visit, String path) {
    if (!visit.context().request().method().name().equals("GET")) {
      return "";
    }
    String query = visit.context().request().query();
    String kept =
        query == null ? "" : query.replaceAll("(^|&)(lang|told)=[^&]*", "").replaceAll("^&+", "");
    return kept.isEmpty() ? path : path + "?" + kept;
  }

  private static String told(OfficeVisit visit) {
    String word = visit.query("told");
    return TOLD.contains(word) ? visit.m().text("office.told." + word) : "";
  }

  private record Entry(String path, String key, UserRole least) {
    boolean isAt(String here) {
      String below = here.substring(Math.min(here.length(), OfficePages.ROOT.length()));
      return path.isEmpty()
          ? below.isEmpty() || below.equals("/") || below.startsWith("/contracts")
          : below.equals(path) || below.startsWith(path + "/");
    }
  }
}
