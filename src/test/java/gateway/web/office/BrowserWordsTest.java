package gateway.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.web.Messages;
import org.junit.jupiter.api.Test;

class BrowserWordsTest {
  private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

  @Test
  void a_session_is_told_by_the_names_that_people_know() {
    assertThat(french("(X11; Linux x86_64) " + WEBKIT + "Chrome/150.0.0.0 Safari/537.36"))
        .isEqualTo("Chrome sur Linux");
    assertThat(french("(Windows NT 10.0) " + WEBKIT + "Chrome/150.0 Safari/537.36 Edg/150.0"))
        .isEqualTo("Edge sur Windows");
    assertThat(french("(Linux; Android 16) " + WEBKIT + "Chrome/150.0 Mobile Safari/537.36"))
        .isEqualTo("Chrome sur Android");
    assertThat(
            french("(iPhone; CPU iPhone OS 18_1 like Mac OS X) " + WEBKIT + "Mobile Safari/604.1"))
        .isEqualTo("Safari sur iPhone");
    assertThat(BrowserWords.of(Messages.EN, "Mozilla/5.0 (Macintosh) Firefox/150.0"))
        .isEqualTo("Firefox on macOS");
  }

  @Test
  void what_is_not_known_is_shown_as_it_was_sent() {
    assertThat(BrowserWords.of(Messages.FR, "curl/8.1")).isEqualTo("curl/8.1");
    assertThat(BrowserWords.of(Messages.FR, "")).isEqualTo("Navigateur inconnu");
  }

  private static String french(String rest) {
    return BrowserWords.of(Messages.FR, "Mozilla/5.0 " + rest);
  }
}
