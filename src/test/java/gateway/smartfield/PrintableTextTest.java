package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateway.contract.PrintableText;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
  @Test
  void what_is_let_in_is_what_the_font_prints() throws IOException {
    List<String> different = new ArrayList<>();
    try (PDDocument document = new PDDocument()) {
      PrintFont font = new PrintFont(document);
      for (int character = 0; character <= 0x1FFFF; character++) {
        String text = Character.toString(character);
        boolean printed =
            Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().allMatch(font::prints);
        if (PrintableText.unprintable(text).isEmpty() != printed) {
          different.add(Integer.toHexString(character));
        }
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void its_widths_are_told_without_a_document_as_within_one() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PrintFont font = new PrintFont(document);
      for (String text :
          List.of("Chénôve, 12 m² – «\u00a0fin\u00a0» 1 234,50 €", "Ωμέγα Щука", "e\u0301", "")) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        assertThat(PrintWidths.shared().width(text, 11))
            .as(text)
            .isCloseTo(font.width(composed, 11), within(0.001));
      }
    }
  }
}
