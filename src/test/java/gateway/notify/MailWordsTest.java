package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailWordsTest {
  private static final MailWords FR = MailWords.of("fr");
  private static final MailWords EN = MailWords.of("en");

  @Test
  void both_languages_have_the_same_texts_with_the_same_places() {
    assertThat(FR.all().stringPropertyNames()).isEqualTo(EN.all().stringPropertyNames());
    FR.all()
        .stringPropertyNames()
        .forEach(
            key -> assertThat(places(FR.pattern(key))).as(key).isEqualTo(places(EN.pattern(key))));
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void no_word_is_put_where_a_line_could_break_before_a_french_mark() {
    FR.all()
        .values()
        .forEach(text -> assertThat(text.toString()).doesNotContain(" :", " ?", "« ", " »", " !"));
  }

  @Test
  void zero_is_singular_in_french_and_plural_in_english() {
    assertThat(FR.plural("pages", 0, Map.of())).isEqualTo("0 page");
    assertThat(FR.plural("pages", 1, Map.of())).isEqualTo("1 page");
    assertThat(FR.plural("pages", 2, Map.of())).isEqualTo("2 pages");
    assertThat(EN.plural("pages", 0, Map.of())).isEqualTo("0 pages");
    assertThat(EN.plural("pages", 1, Map.of())).isEqualTo("1 page");
  }

  @Test
  void dates_have_the_month_in_letters_and_their_zone() {
    Instant summer = Instant.parse("2026-08-01T10:05:00Z");

    assertThat(FR.date(summer, ZoneId.of("Europe/Paris")))
        .isEqualTo("1 août 2026 à 12:05 (heure de Paris)");
    assertThat(EN.date(summer, ZoneId.of("America/New_York")))
        .isEqualTo("1 August 2026 at 06:05 (New York time)");
  }

  @Test
  void names_are_listed_as_in_a_sentence() {
    assertThat(FR.joined(List.of())).isEmpty();
    assertThat(FR.joined(List.of("A"))).isEqualTo("A");
    assertThat(FR.joined(List.of("A", "B", "C"))).isEqualTo("A, B et C");
    assertThat(EN.joined(List.of("A", "B"))).isEqualTo("A and B");
  }

  @Test
  void a_value_that_looks_like_a_place_is_data_and_a_place_without_value_is_noticed() {
    assertThat(EN.text("done.copy", Map.of("asker", "{title}$1"))).startsWith("{title}$1 put");
    assertThatThrownBy(() -> EN.text("done.copy", Map.of())).hasMessageContaining("{asker}");
  }
}
