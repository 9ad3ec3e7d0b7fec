package gateway.web.office;

import gateway.web.Messages;
import gateway.web.StaticFiles;
import java.util.List;

/**
 * What surrounds the content of every page of the back office.
 *
 * @param step the word in {@code <main data-step>}
 * @param heading the page's one h1
 * @param here this page's path with its query, to which the language switch leads
 * @param failed the page shows an error summary
 * @param person the name of who is signed in; empty before
 * @param told a sentence that says what was just done; empty for none
 * @param lost it says that something was not done
 */
public record OfficeFrame(
    Messages m,
    StaticFiles files,
    String step,
    String heading,
    String organisation,
    String here,
    boolean failed,
    String person,
    String csrf,
    List<Item> menu,
    String told,
    boolean lost) {
  public OfficeFrame {
    menu = List.copyOf(menu);
  }

  /** An entry of the menu. */
  public record Item(String path, String text, boolean current) {}

  public String windowTitle() {
    String name = heading + " - " + (organisation.isEmpty() ? "Paraph" : organisation);
    return failed ? m.text("title.failed", "title", name) : name;
  }

  public String switchUrl() {
    return here + (here.contains("?") ? "&" : "?") + "lang=" + m.other().lang();
  }
}
