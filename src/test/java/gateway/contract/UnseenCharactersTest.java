package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenCharactersTest {
  @ParameterizedTest
  @ValueSource(ints = {0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069})
  void what_turns_the_direction_of_writing_is_told_by_its_number(int turn) {
    String text = "Facture " + Character.toString(turn) + "fdp.exe";
    String number = String.format("U+%04X", turn);
    assertThat(UnseenCharacters.inLine(text)).get().asString().contains(number);
    assertThat(UnseenCharacters.inLines(text).orElseThrow())
        .startsWith("holds the invisible character " + number);
    assertThat(UnseenCharacters.without(text)).isEqualTo("Facture fdp.exe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f", "\u2028", "\ud83d", "\ude00"
      })
  void controls_and_halves_of_characters_stand_nowhere(String bad) {
    assertThat(UnseenCharacters.inLine("a" + bad + "b")).isPresent();
    assertThat(UnseenCharacters.inLines("a" + bad + "b")).isPresent();
    assertThat(UnseenCharacters.without("a" + bad + "b")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\t"})
  void line_breaks_and_tabs_stand_only_where_lines_do(String end) {
    assertThat(UnseenCharacters.inLine("a" + end + "b")).isPresent();
    assertThat(UnseenCharacters.inLines("a" + end + "b")).isEmpty();
    assertThat(UnseenCharacters.without("a" + end + "b")).isEqualTo("a" + end + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jean-Noël d'Été",
        "\u06a9\u062a\u0627\u0628\u200c\u062e\u0627\u0646\u0647",
        "\u05d0\u200f (1)",
        "Le\u200ea",
        "\ud83d\udc69\u200d\ud83d\udc67",
        "1\u202f234\u00a0€"
      })
  void what_names_and_amounts_are_written_with_stays(String text) {
    assertThat(UnseenCharacters.inLine(text)).isEmpty();
    assertThat(UnseenCharacters.without(text)).isEqualTo(text);
  }
}
