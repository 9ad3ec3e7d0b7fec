package gateway.web;

import gateway.contract.Role;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages beside the steps, for somebody who may know of the contract. */
final class AsidePages {
  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  AsidePages(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  /** The page of somebody who cannot act now. */
  Reply standing(Visit visit, Standing standing) {
    JourneyView view = visit.view();
    switch (standing) {
      case NOT_YOUR_TURN:
        return waiting(visit);
      case REFUSED:
        return notice(visit, 200, "refused", "bad", null, null);
      case EXPIRED:
        return asking(visit, (Reply.Show) notice(visit, 410, "expired", "warn", null, null));
      default:
        return notice(visit, 410, "cancelled", "idle", null, null);
    }
  }

  private Reply waiting(Visit visit) {
    Messages m = visit.m();
    JourneyView view = visit.view();
    if (view.role() == Role.COPY) {
      return notice(visit, 200, "copy", "idle", null, null);
    }
    String awaited = People.awaited(view);
    String why =
        awaited.isEmpty()
            ? m.text("not-your-turn.preparing")
            : m.text("not-your-turn.awaited", "names", awaited);
    return notice(visit, 200, "not-your-turn", "idle", why, null);
  }

  /** The way out of a link that has ended: a new one, sent to the address that is known. */
  private Reply asking(Visit visit, Reply.Show page) {
    NoticePage notice = (NoticePage) page.model();
    FormHead form = FormHead.bare(visit.path("/new-link"), visit.token(), csrf, visit.m());
    return new Reply.Show(page.status(), page.template(), notice.asking(form));
  }

  Reply locked(Visit visit, Instant until) {
    String when = visit.m().dateTime(until, visit.view().zone());
    String why = visit.m().text("locked.until", "when", when);
    return notice(visit, 429, "locked", "warn", why, visit.path("/code"));
  }

  /** Leads to the check, never to the code: somebody may have agreed in this person's place. */
  Reply changed(Visit visit) {
    JourneyView now = desk.view(visit.token());
    String look = Step.CHECK.isOpen(now) ? "/check" : "";
    String who = People.signedSince(now, visit.m());
    return notice(visit, 409, "changed", "warn", who, visit.path(look));
  }

  /** No further change is kept; what was checked last is still there to be signed. */
  Reply tooMany(Visit visit) {
    JourneyView now = desk.view(visit.token());
    boolean checked = !now.reviewed().isEmpty();
    String out =
        visit.m().text(checked ? "too-many.checked" : "too-many.ask", "org", now.organisation());
    return notice(visit, 429, "too-many", "warn", out, checked ? visit.path("/check") : null);
  }

  Reply notNow(Visit visit) {
    return notice(visit, 409, "not-now", "warn", null, visit.path(""));
  }

  Reply saved(Visit visit) {
    return notice(visit, 200, "saved", "ok", null, visit.path(""));
  }

  private Reply notice(
      Visit visit,
      int status,
      String word,
      String tone,
      @Nullable String why,
      @Nullable String target) {
    Messages m = visit.m();
    JourneyView view = visit.view();
    List<String> sentences = new ArrayList<>();
    sentences.add(m.text(word + ".text", "title", view.title(), "org", view.organisation()));
    if (why != null) {
      sentences.add(why);
    }
    Frame frame = frames.aside(visit, word, m.text(word + ".heading"), visit.path(""));
    String action = target == null ? null : m.text(word + ".action");
    return new Reply.Show(
        status,
        "notice",
        new NoticePage(frame, tone, sentences, action, target, view.senderEmail(), null));
  }

  /** The documents in words, for people who read with their ears. */
  Reply text(Visit visit) {
    Messages m = visit.m();
    List<TextPage.Doc> documents = new ArrayList<>();
    for (JourneyView.Doc doc : visit.view().documents()) {
      List<String> pages = desk.text(visit.token(), doc.index());
      boolean scanned = pages.stream().allMatch(String::isBlank);
      documents.add(new TextPage.Doc(doc.name(), pages, scanned));
    }
    Frame frame = frames.aside(visit, "text", m.text("text.heading"), visit.path("/text"));
    return new Reply.Show(
        200, "text", new TextPage(frame, documents, visit.view().senderEmail(), visit.path("")));
  }
}
