package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BracketDialectTest {
  private static List<Smartfield> find(String... lines) throws IOException {
    StringBuilder content = new StringBuilder("BT /F1 10 Tf 20 TL 60 700 Td\n");
    for (String line : lines) {
      content.append('(').append(line).append(") Tj T*\n");
    }
    try (PDDocument document = Pages.of(content.append("ET").toString())) {
      return SmartfieldFinder.find(document.getPage(0), 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sc_sign1.signature, SIGNATURE, signer1, PLACED",
    "sc_sign12.signature, SIGNATURE, signer12, PLACED",
    "sc_user.signature, SIGNATURE, seal, PLACED",
    "sc_sign2.paraphe, INITIALS, signer2, PLACED",
    "sc_sign1.nom, TEXT, signer1, PLACED",
    "sc_sign1.fonction, TEXT, signer1, PLACED",
    "sc_sign1.age, TEXT, signer1, UNKNOWN_TYPE",
    "sc_user.nom, TEXT, , UNKNOWN_TYPE",
    "sc_contrat.date, TEXT, , PLACED",
    "sc_page, TEXT, , PLACED",
    "amount, TEXT, , PLACED",
    "_a.b_2, TEXT, , PLACED",
  })
  void reserved_and_free_names_mean_what_the_dialect_says(
      String name, PropertyType type, String recipient, FieldStatus status) throws IOException {
    Smartfield field = find("Text [" + name + "/] text").get(0);

    assertThat(field.name()).isEqualTo(name);
    assertThat(field.type()).isEqualTo(type);
    assertThat(field.recipient()).isEqualTo(recipient);
    assertThat(field.status()).isEqualTo(status);
    assertThat(field.dialect()).isEqualTo("bracket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1abc", "na me", "a-b", "a..b", "a.", "é"})
  void an_attempt_with_a_bad_name_is_reported_as_malformed(String name) throws IOException {
    List<Smartfield> fields = find("Text [" + name + "/] text");

    assertThat(fields).singleElement().matches(field -> field.status() == FieldStatus.MALFORMED);
    assertThat(fields.get(0).origin()).isEqualTo("[" + name + "/]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1]", "[sic]", "[/]", "[name]", "[/name]", "a/b]", "[name /", "[and/or]"})
  void ordinary_brackets_are_left_alone(String text) throws IOException {
    assertThat(find("Text " + text + " text")).isEmpty();
  }

  @Test
  void a_pair_on_one_line_covers_its_placeholder() throws IOException {
    List<Smartfield> fields = find("Sum [amount] 0,00 [/amount] euros");

    assertThat(fields).singleElement().matches(field -> field.name().equals("amount"));
    assertThat(fields.get(0).box().width()).isGreaterThan(100);
  }

  @Test
  void a_pair_over_several_lines_reserves_the_zone_between() throws IOException {
    List<Smartfield> fields =
        find("[sc_sign1.signature]", "Signature of the client", "[/sc_sign1.signature]");

    assertThat(fields).singleElement().matches(f -> f.type() == PropertyType.SIGNATURE);
    assertThat(fields.get(0).box().height()).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[sc_sign1.signature]", "[/sc_sign1.signature]"})
  void half_a_pair_with_a_reserved_name_is_reported(String half) throws IOException {
    List<Smartfield> fields = find("Text " + half + " text");

    assertThat(fields).singleElement().matches(field -> field.status() == FieldStatus.MALFORMED);
    assertThat(fields.get(0).problem()).contains("half of a pair", "[sc_sign1.signature/] alone");
  }

  @Test
  void tags_come_in_reading_order_whatever_order_they_were_drawn_in() throws IOException {
    String content =
        "BT /F1 10 Tf 1 0 0 1 60 500 Tm ([third/]) Tj 1 0 0 1 300 700 Tm ([second/]) Tj"
            + " 1 0 0 1 60 700 Tm ([first/]) Tj ET";
    try (PDDocument document = Pages.of(content)) {
      assertThat(SmartfieldFinder.find(document.getPage(0), 1))
          .extracting(Smartfield::name)
          .containsExactly("first", "second", "third");
    }
  }

  @Test
  void the_box_counts_from_the_corner_of_the_media_box() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 160 700 Td ([amount/]) Tj ET")) {
      document.getPage(0).setMediaBox(new PDRectangle(100, 200, 400, 600));
      document.getPage(0).setCropBox(new PDRectangle(120, 220, 300, 550));

      Smartfield.Box box = SmartfieldFinder.find(document.getPage(0), 1).get(0).box();

      assertThat(box.x()).isCloseTo(60, within(0.01));
      assertThat(box.y()).isCloseTo(500 - 2.5, within(0.01));
      assertThat(box.width()).isBetween(40.0, 50.0);
    }
  }

  @Test
  void a_tag_outside_the_visible_page_is_reported() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 60 700 Td ([amount/]) Tj ET")) {
      document.getPage(0).setCropBox(new PDRectangle(0, 0, 400, 600));

      assertThat(SmartfieldFinder.find(document.getPage(0), 1).get(0).status())
          .isEqualTo(FieldStatus.OUTSIDE_PAGE);
    }
  }

  @Test
  void text_that_runs_upwards_on_a_turned_page_is_found() throws IOException {
    try (PDDocument document = Pages.of("BT /F1 10 Tf 0 1 -1 0 300 200 Tm ([amount/]) Tj ET")) {
      document.getPage(0).setRotation(90);

      Smartfield.Box box = SmartfieldFinder.find(document.getPage(0), 1).get(0).box();

      assertThat(box.height()).isGreaterThan(3 * box.width());
    }
  }
}
