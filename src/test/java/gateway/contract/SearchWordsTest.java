package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
  @Test
  void words_are_small_letters_without_accents() {
    assertThat(SearchWords.of("Contrat d'Entretien", "Léa MÜLLER-Œuvre", "Straße 12"))
        .containsExactly("contrat", "d", "entretien", "lea", "muller", "oeuvre", "strasse", "12");
  }

  @Test
  void other_scripts_are_words_too_and_blanks_are_none() {
    assertThat(SearchWords.of("Договор № 5", "契約", " -- "))
        .containsExactly("договор", "no", "5", "契約");
  }
}
