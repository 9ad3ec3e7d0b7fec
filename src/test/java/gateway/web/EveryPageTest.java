package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gateway.journey.SigningDesk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Every page a signatory can see: accessible, in one language, on a wide and on a small screen, by
 * day and by night, silent in the console. Pictures go to target/screenshots to be looked at.
 */
@NullUnmarked
class EveryPageTest {
  private static final String BROKEN_WORDS =
      "() => [...document.querySelectorAll('.button, .lang, .segments span')].flatMap(e => {"
          + " const text = document.createRange(); const broken = [];"
          + " for (const node of e.childNodes) {"
          + " if (node.nodeType !== 3 || !e.offsetParent) continue;"
          + " for (const word of node.data.matchAll(/\\S+/g)) {"
          + " text.setStart(node, word.index); text.setEnd(node, word.index + word[0].length);"
          + " const boxes = [...text.getClientRects()];"
          + " if (boxes.length > 1 || boxes[0].right > innerWidth) broken.push(word[0]); } }"
          + " return broken; })";
  private final AtomicReference<FakeSigningDesk> now = new AtomicReference<>();

  /** The server stays while the desk behind it changes from state to state. */
  private SigningDesk desk() {
    return (SigningDesk)
        Proxy.newProxyInstance(
            SigningDesk.class.getClassLoader(),
            new Class<?>[] {SigningDesk.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(now.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void every_page_is_as_it_must_be_on_a_wide_screen_by_day_in_french() {
    every("fr", "1280", Chromium.screen(1280, 900).setColorScheme(ColorScheme.LIGHT));
  }

  @Test
  void every_page_is_as_it_must_be_on_a_small_phone_by_night_in_english() {
    every("en", "320-dark", Chromium.phone(320, 640).setColorScheme(ColorScheme.DARK));
  }

  /** As phones do that are set to large letters; the longest words of both bars are French. */
  @Test
  void buttons_keep_their_words_whole_on_a_small_phone_with_letters_twice_as_large() {
    try (PagesServer server = new PagesServer(desk())) {
      Page page = Chromium.page(Chromium.phone(320, 640).setLocale("fr").setBypassCSP(true));
      List<String> broken = new ArrayList<>();
      for (EveryState state : EveryState.all()) {
        if (!Set.of("fill", "sign-type", "code", "refuse").contains(state.name())) {
          continue;
        }
        now.set(state.made("fr"));
        page.navigate(server.sign(state.path()));
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));
        state.act().accept(page);
        ((List<?>) page.evaluate(BROKEN_WORDS))
            .forEach(word -> broken.add(state.name() + ": " + word));
        Chromium.shoot(page, "320-large-" + state.name());
      }
      assertThat(broken).isEmpty();
      page.context().close();
    }
  }

  private void every(String lang, String shots, NewContextOptions screen) {
    Map<String, String> steps = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    Set<String> foreign = new TreeSet<>();
    try (PagesServer server = new PagesServer(desk())) {
      Page page = Chromium.page(screen.setLocale(lang));
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.address) && !request.url().startsWith("blob:")) {
              foreign.add(request.url());
            }
          });
      for (EveryState state : EveryState.all()) {
        // A page that waits looks again by itself; it would find the next state and reload.
        page.navigate("about:blank");
        now.set(state.made(lang));
        boolean whole = state.path().startsWith("//");
        page.navigate(
            whole ? server.address + state.path().substring(1) : server.sign(state.path()));
        state.act().accept(page);
        PageLook.problems(page, state.step(), lang)
            .forEach(problem -> problems.add(state.name() + ": " + problem));
        Chromium.shoot(page, shots + "-" + lang + "-" + state.name());
        String other = steps.put(page.title(), state.step());
        assertThat(other).as("pages titled %s", page.title()).isIn(null, state.step());
      }
      assertThat(problems).isEmpty();
      assertThat(foreign).isEmpty();
      assertThat(Chromium.complaints()).isEmpty();
      page.context().close();
    }
    assertThat(steps).hasSizeGreaterThan(25);
  }
}
