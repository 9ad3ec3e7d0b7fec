package gateway.web;

import gateway.contract.BlobRef;
import gateway.journey.JourneyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pictures of the documents' pages, five at a time. */
public record Viewer(List<Sheets> documents) {
  static final int AT_ONCE = 5;

  /** Some pages of one document. */
  public record Sheets(
      int index,
      String name,
      int pages,
      List<Sheet> sheets,
      @Nullable String previous,
      @Nullable String next,
      int nextFrom,
      int nextTo,
      String pdf,
      String digest) {}

  /** One page. */
  public record Sheet(int number, String small, String large) {}

  /**
   * Lay out the pictures.
   *
   * @param revisions which revision to show, by document
   * @param step the page the links lead back to
   */
  static Viewer of(Visit visit, Map<Integer, BlobRef> revisions, String step) {
    int chosen = visit.number("doc", 0, 999);
    int from = visit.number("from", 1, 100_000);
    List<Sheets> all = new ArrayList<>();
    for (JourneyView.Doc doc : visit.view().documents()) {
      BlobRef revision = revisions.getOrDefault(doc.index(), doc.current());
      int first = doc.index() == chosen ? Math.max(1, Math.min(from, doc.pages())) : 1;
      all.add(sheets(visit, doc, revision, first, step));
    }
    return new Viewer(all);
  }

  private static Sheets sheets(
      Visit visit, JourneyView.Doc doc, BlobRef revision, int first, String step) {
    int last = Math.min(doc.pages(), first + AT_ONCE - 1);
    List<Sheet> sheets = new ArrayList<>();
    for (int page = first; page <= last; page++) {
      String address = visit.path("/page/" + doc.index() + "/" + revision + "/" + page);
      sheets.add(new Sheet(page, address + "?w=700", address + "?w=1400"));
    }
    String link = visit.path(step) + "?doc=" + doc.index() + "&from=";
    int nextTo = Math.min(doc.pages(), last + AT_ONCE);
    return new Sheets(
        doc.index(),
        doc.name(),
        doc.pages(),
        sheets,
        first > 1 ? link + Math.max(1, first - AT_ONCE) : null,
        last < doc.pages() ? link + (last + 1) : null,
        last + 1,
        nextTo,
        visit.path("/pdf/" + doc.index() + "/" + revision),
        revision.sha256());
  }
}
