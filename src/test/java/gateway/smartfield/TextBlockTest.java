package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A value set in lines that fit a box. */
class TextBlockTest {
  private int asked;

  /** Every character is half as wide as the font is high. */
  private double width(String text, double size) {
    asked++;
    return text.length() * size / 2;
  }

  @Test
  void words_stay_whole_and_one_longer_than_a_line_is_cut_where_the_line_ends() throws IOException {
    assertThat(TextBlock.of(this::width, "f", "ab cd ef\nabcdefghijk", 10, 25, 60).lines())
        .containsExactly("ab cd", "ef", "abcde", "fghij", "k");
  }

  @Test
  void a_value_that_takes_every_line_but_the_last_letter_is_still_refused() throws IOException {
    assertThat(TextBlock.of(this::width, "f", "abcdefghij", 10, 25, 24).lines()).hasSize(2);
    String most = "a".repeat(3 * 7); // at 63 % of the size
    assertThat(TextBlock.of(this::width, "f", most, 10, 25, 24).lines()).hasSize(3);
    assertThatThrownBy(() -> TextBlock.of(this::width, "f", most + "a", 10, 25, 24))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("about 3 lines");
  }

  @Test
  void a_long_value_in_a_narrow_place_is_given_up_at_the_first_line_too_many() {
    assertThatThrownBy(() -> TextBlock.of(this::width, "f", "a".repeat(4_000), 10, 6, 24))
        .isInstanceOf(PermanentFailure.class);
    assertThat(asked).isLessThan(200);
  }
}
