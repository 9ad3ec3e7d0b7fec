package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** How the text of the dossier's page is set. */
class SummaryPageTest {
  private static final float RIGHT = PDRectangle.A4.getWidth() - 56;

  /** The letters of a page, in the order in which they were written. */
  private static List<TextPosition> letters(String text) throws IOException {
    List<TextPosition> letters = new ArrayList<>();
    try (SummaryPage page = new SummaryPage("Title", "en")) {
      page.text(text);
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
              letters.add(position);
            }
          };
      try (PDDocument document = Loader.loadPDF(page.finished())) {
        stripper.getText(document);
      }
    }
    return letters;
  }

  private static String read(List<TextPosition> letters) {
    return letters.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
  }

  @Test
  void every_letter_is_copied_out_as_what_it_is() throws Exception {
    String text = "Fiche d'affiliation certifiée, Œuvrard, Ελένη, Борис";
    assertThat(read(letters(text))).isEqualTo(text);
  }

  @Test
  void long_text_is_broken_between_words_and_keeps_them_all() throws Exception {
    String text =
        IntStream.range(0, 200).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
    List<TextPosition> letters = letters(text);
    assertThat(String.join(" ", lines(letters))).isEqualTo(text);
    assertThat(letters).allMatch(letter -> letter.getEndX() <= RIGHT + 0.1);
    assertThat(lines(letters).size()).isBetween(10, 20);
  }

  @Test
  void a_word_longer_than_a_line_is_broken_where_the_line_ends() throws Exception {
    String digest = "0123456789abcdef".repeat(20);
    List<TextPosition> letters = letters(digest);
    assertThat(String.join("", lines(letters))).isEqualTo(digest);
    assertThat(letters).allMatch(letter -> letter.getEndX() <= RIGHT + 0.1);
  }

  private static List<String> lines(List<TextPosition> letters) {
    Map<Float, List<TextPosition>> lines =
        letters.stream()
            .collect(
                Collectors.groupingBy(TextPosition::getY, LinkedHashMap::new, Collectors.toList()));
    return lines.values().stream().map(SummaryPageTest::read).toList();
  }
}
