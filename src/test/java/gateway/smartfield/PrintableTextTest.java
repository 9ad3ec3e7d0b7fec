package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;

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
}
