package gateway.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Everything a page must be, whatever it shows. */
@NullUnmarked
final class PageLook {
  // By evaluate: our content security policy lets no foreign script tag in.
  private static final String AXE = axe();
  private static final String RUN =
      "async () => { const found = await axe.run(document, {resultTypes: ['violations'],"
          + " runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
          + " 'wcag22aa', 'best-practice']}});"
          + " return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' '"
          + " + n.failureSummary).join(' | ')); }";
  private static final String SMALL_TARGETS =
      "() => [...document.querySelectorAll('main .button, main .segments label, main .tick,"
          + " main summary, main select, main textarea, main input[type=text], .lang,"
          + " main .choices[open] a, main .answers a, main .request .files a')]"
          + ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)"
          + ".map(e => e.outerHTML)";
  private static final String FACTS =
      "() => [document.documentElement.lang, document.querySelector('main').dataset.step,"
          + " document.querySelectorAll('h1').length + ' h1', document.documentElement.scrollWidth"
          + " - document.documentElement.clientWidth + ' px wider',"
          + " document.querySelector('a.skip').hash].join(', ')";

  private PageLook() {}

  private static String axe() {
    try (InputStream in = PageLook.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Return what is wrong with the page that is open. */
  static List<String> problems(Page page, String step, String lang) {
    List<String> problems = new ArrayList<>();
    String facts = (String) page.evaluate(FACTS);
    if (!facts.equals(lang + ", " + step + ", 1 h1, 0 px wider, #main")) {
      problems.add(facts);
    }
    page.evaluate(AXE);
    add(problems, page.evaluate(RUN));
    add(problems, page.evaluate(SMALL_TARGETS));
    return problems;
  }

  private static void add(List<String> problems, Object found) {
    ((List<?>) found).forEach(each -> problems.add(String.valueOf(each)));
  }
}
