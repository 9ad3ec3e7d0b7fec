package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");
  private static final Pattern USED = Pattern.compile("(?:text|plural)\\(\"([a-zA-Z.-]+)\"[,)]");

  @Test
  void both_languages_have_the_same_texts_with_the_same_places() {
    assertThat(Messages.FR.all().keySet())
        .isEqualTo(Messages.EN.all().keySet())
        .hasSizeGreaterThan(100);
    Messages.FR
        .all()
        .forEach(
            (key, text) ->
                assertThat(places(text)).as(key).isEqualTo(places(Messages.EN.all().get(key))));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void every_text_that_pages_name_exists() throws IOException {
    Set<String> missing = new TreeSet<>();
    int used = 0;
    for (String folder : new String[] {"src/main/jte", "src/main/java/gateway/web"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          for (MatchResult use : USED.matcher(Files.readString(file)).results().toList()) {
            used++;
            String key = use.group(1);
            boolean known =
                Messages.FR.all().containsKey(key) || Messages.FR.all().containsKey(key + ".one");
            if (!known) {
              missing.add(key);
            }
          }
        }
      }
    }
    assertThat(used).isGreaterThan(80);
    assertThat(missing).isEmpty();
  }

  @Test
  void nothing_is_singular_in_french_and_plural_in_english() {
    assertThat(Messages.FR.plural("count.pages", 0)).isEqualTo("0 page");
    assertThat(Messages.FR.plural("count.pages", 1)).isEqualTo("1 page");
    assertThat(Messages.FR.plural("count.pages", 2)).isEqualTo("2 pages");
    assertThat(Messages.EN.plural("count.pages", 0)).isEqualTo("0 pages");
    assertThat(Messages.EN.plural("count.pages", 1)).isEqualTo("1 page");
  }

  @Test
  void no_french_sign_or_unit_stands_alone_at_the_start_of_a_line() {
    Pattern loose = Pattern.compile(" [:;!?»%]|« |[\\d}] (\\d|[kM]o\\b)");
    assertThat(Messages.FR.all())
        .noneSatisfy((key, text) -> assertThat(text).containsPattern(loose));
    assertThat(Messages.FR.text("file.unsigned")).isEqualTo("non signé");
    assertThat(Messages.FR.text("check.lead")).endsWith("exact\u00a0?");
    assertThat(Messages.EN.text("contact")).isEqualTo("Any question? Write to");
  }

  @Test
  void a_value_is_never_read_as_a_text_with_places() {
    assertThat(Messages.EN.text("read.asks", "org", "{org} $1 \\"))
        .isEqualTo("{org} $1 \\ asks you to sign this document.");
  }

  @Test
  void dates_have_the_month_in_letters_and_the_zone_in_words() {
    Instant at = Instant.parse("2026-12-31T22:30:00Z");
    assertThat(Messages.FR.date(at, ZoneId.of("Europe/Paris"))).isEqualTo("31 décembre 2026");
    assertThat(Messages.EN.dateTime(at, ZoneId.of("Europe/Paris")))
        .startsWith("31 December 2026 at 23:30 (");
  }
}
