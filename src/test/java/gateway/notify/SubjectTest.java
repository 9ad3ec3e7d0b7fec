package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  @Test
  void a_long_title_is_shortened_and_the_words_around_it_stay() {
    String subject =
        Subject.of("{name}: \"{title}\" to sign", "ACME", "Contract for the upkeep of ".repeat(5));

    assertThat(subject).hasSizeLessThan(60).startsWith("ACME: \"Contract").endsWith("…\" to sign");
  }

  @Test
  void a_title_that_looks_like_a_place_is_data() {
    assertThat(Subject.of("{name}: {title}", "{title}", "x")).isEqualTo("{title}: x");
    assertThat(Subject.of("Code {name}", "ACME", "{name}")).isEqualTo("Code ACME");
  }

  @Test
  void a_surrogate_pair_is_never_cut() {
    for (int length = 1; length < 12; length++) {
      String shortened = Line.shortened("🖋🖋🖋🖋🖋🖋", length);
      assertThat(shortened.length()).isLessThanOrEqualTo(length);
      assertThat(shortened.codePoints().allMatch(c -> Character.getType(c) != Character.SURROGATE))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_subject_is_under_sixty_characters(String locale) {
    String name = "Établissements Lefebvre-Desmoulins et Associés SAS";
    String title = "Contrat d'entretien de la chaudière du siège, année 2027";
    MailWords words = MailWords.of(locale);

    List<String> subjects =
        words.all().stringPropertyNames().stream()
            .filter(key -> key.endsWith(".subject"))
            .map(key -> words.pattern(key).replace("{org}", "{name}"))
            .map(pattern -> Subject.of(pattern, name, title))
            .toList();

    assertThat(subjects).hasSizeGreaterThan(10);
    assertThat(subjects).allSatisfy(subject -> assertThat(subject).hasSizeLessThan(60));
  }
}
