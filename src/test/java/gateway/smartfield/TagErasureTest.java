package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Smartfield;
import gateway.smartfield.Pages.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagErasureTest {
  private static final String TAG = "[amount/]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BT /F1 12 Tf 60 700 Td (Before [amount/] after) Tj ET",
        "BT /F1 12 Tf 60 700 Td [(Bef) 30 (ore [am) -20 (ount) 15 (/] af) (ter)] TJ ET",
        "BT /F1 12 Tf 60 700 Td (Before [) Tj (amou) Tj (nt/) Tj (] after) Tj ET",
        "BT /F1 12 Tf 14 TL 60 714 Td (Before [amount/] after) ' ET",
        "BT /F1 12 Tf 14 TL 60 714 Td 3 0.5 (Before [amount/] after) \" (next line) ' ET",
        "BT /F1 12 Tf 2 Tc 5 Tw 70 Tz 60 700 Td (Before [amount/] after) Tj ET",
        "BT /F1 1 Tf 12 0 0 12 60 700 Tm (Before [amount/] after) Tj ( and more) Tj ET",
        "q 0.5 0 0 0.5 10 20 cm BT /F1 24 Tf 60 700 Td (Before [amount/] after) Tj ET Q",
        "BT /F1 12 Tf 0 1 -1 0 300 200 Tm (Before [amount/] after) Tj ET",
        "BT /F1 12 Tf 60 700 Td (Before [amount/] after) Tj 0.3 0 Td (Before [amount/] after) Tj ET",
        "BT /F1 12 Tf 60 700 Td (Before [amount/] after) Tj",
        "q q BT /F1 12 Tf 60 700 Td (Before [amount/] after) Tj ET 2 0 0 2 50 50 cm",
      })
  void the_tag_goes_and_everything_else_stays_where_it_was(String content) throws IOException {
    try (PDDocument document = Pages.of(content)) {
      List<Mark> before = Pages.marks(document);

      erase(document);

      assertOnlyTagsGone(before, Pages.marks(document));
    }
  }

  @Test
  void the_tag_goes_from_a_form_xobject_too() throws IOException {
    try (PDDocument document = Pages.of("q 1 0 0 1 20 30 cm /Fm1 Do Q BT /F1 9 Tf (x) Tj ET")) {
      Pages.addForm(document, "Fm1", "BT /F1 12 Tf 60 700 Td (Before [amount/] after) Tj ET");
      List<Mark> before = Pages.marks(document);

      List<FoundTag> found = SmartfieldFinder.tags(document.getPage(0), 1);
      assertThat(found).hasSize(1);
      assertThat(found.get(0).field().box().y()).isCloseTo(730 - 3, within(0.5));
      erase(document);

      assertOnlyTagsGone(before, Pages.marks(document));
    }
  }

  @Test
  void a_drawn_value_stands_upright_whatever_state_the_page_ends_in() throws IOException {
    String content =
        "q q 2 0 0 2 0 0 cm BT /F1 10 Tf 30 350 Td (Total [amount/]) Tj ET 3 0 0 3 9 9 cm";
    try (PDDocument document = Pages.of(content)) {
      List<PDPage> pages = PageTree.pages(document, 1);
      DocumentLayout.apply(
          document,
          pages,
          new Preparation(fields(pages), Map.of("amount", "7"), Map.of(), List.of()));
      try (PDDocument saved = Pages.saved(document)) {
        Mark value =
            Pages.marks(saved).stream().filter(mark -> mark.text().equals("7")).findFirst().get();
        assertThat(value.y()).isCloseTo(700, within(0.5f));
        assertThat(value.x()).isCloseTo(60 + 2 * 25.6f, within(1.5f));
      }
    }
  }

  private static void erase(PDDocument document) throws IOException {
    List<PDPage> pages = PageTree.pages(document, 1);
    DocumentLayout.apply(
        document, pages, new Preparation(fields(pages), Map.of(), Map.of(), List.of()));
  }

  private static List<Smartfield> fields(List<PDPage> pages) throws IOException {
    List<Smartfield> fields = SmartfieldFinder.find(pages.get(0), 1);
    assertThat(fields).extracting(Smartfield::name).containsExactly("amount");
    return fields;
  }

  private static void assertOnlyTagsGone(List<Mark> before, List<Mark> after) {
    List<Mark> expected = withoutTags(before);
    assertThat(after).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(after.get(i).text()).isEqualTo(expected.get(i).text());
      assertThat(after.get(i).x()).isCloseTo(expected.get(i).x(), within(0.05f));
      assertThat(after.get(i).y()).isCloseTo(expected.get(i).y(), within(0.05f));
    }
  }

  private static List<Mark> withoutTags(List<Mark> marks) {
    StringBuilder text = new StringBuilder();
    marks.forEach(mark -> text.append(mark.text()));
    List<Mark> kept = new ArrayList<>();
    int tag = text.indexOf(TAG);
    assertThat(tag).isNotNegative();
    for (int i = 0; i < marks.size(); i++) {
      if (tag >= 0 && i >= tag + TAG.length()) {
        tag = text.indexOf(TAG, i);
      }
      if (tag < 0 || i < tag) {
        kept.add(marks.get(i));
      }
    }
    return kept;
  }
}
