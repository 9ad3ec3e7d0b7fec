package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PdfDesk.Room;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a value when it comes in is what the preparation of the document says later. */
class ValueRoomTest {
  private static final String WORDS =
      "Chemin de l'Écluse mmm 12 iiii WWW (bâtiment B), ".repeat(20);

  private interface Making {
    PDDocument document() throws IOException;
  }

  private static Inspection found(PDDocument document) {
    return DocumentFields.of(document, PageTree.pages(document, 5));
  }

  private static void prepare(Making making, String value) throws IOException {
    try (PDDocument document = making.document()) {
      List<PDPage> pages = PageTree.pages(document, 5);
      List<Smartfield> fields =
          found(document).fields().stream()
              .map(field -> field.with(FieldStatus.PLACED, Property.SENDER))
              .toList();
      DocumentLayout.apply(
          document, pages, new Preparation(fields, Map.of("v", value), Map.of(), List.of("seal")));
    }
  }

  /** The longest start of the words that is said to fit does, and one character more does not. */
  private static void agrees(Making making) throws IOException {
    Room room;
    boolean lines;
    try (PDDocument document = making.document()) {
      Inspection found = found(document);
      assertThat(found.fields()).hasSize(1);
      room = found.room(0);
      lines = found.fields().get(0).type() == PropertyType.TEXTAREA;
    }
    int most = 1;
    while (ValueRoom.misfit(room, lines, WORDS.substring(0, most + 1)).isEmpty()) {
      most++;
    }
    assertThat(most).isBetween(2, WORDS.length() - 1);
    String longest = WORDS.substring(0, most);
    assertThatCode(() -> prepare(making, longest))
        .as("%s characters", most)
        .doesNotThrowAnyException();
    String longer = WORDS.substring(0, most + 1);
    String told = ValueRoom.misfit(room, lines, longer).orElseThrow();
    assertThat(told).startsWith("has " + longer.length() + " characters, but its place");
    assertThatThrownBy(() -> prepare(making, longer))
        .hasMessage("The value of the field " + field(making) + " " + told);
  }

  private static String field(Making making) throws IOException {
    try (PDDocument document = making.document()) {
      boolean form = found(document).fields().get(0).dialect().equals("acroform");
      return form ? "val.v" : "v";
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 Tf 1 0 0 1 60 700 Tm | ({{v}}) Tj",
        "14 Tf 1 0 0 1 60 700 Tm | ([v/]) Tj",
        "10 Tf 1 0 0 1 60 700 Tm | ({{v}}) Tj 90 0 Td (and more) Tj",
        "10 Tf 1 0 0 1 60 700 Tm | ({{v;width=150}}) Tj",
        "10 Tf 1 0 0 1 60 700 Tm | ({{v;type=textarea;width=90;height=60}}) Tj",
        "10 Tf 1 0 0 1 60 700 Tm | ({{v;type=textarea}}) Tj 0 -30 Td (below) Tj",
        "10 Tf 0 1 -1 0 300 200 Tm | ({{v}}) Tj",
        "10 Tf 0 -1 1 0 300 600 Tm | ({{v;type=textarea;width=90;height=60}}) Tj",
      })
  void of_a_tag(String start, String rest) throws IOException {
    agrees(() -> Pages.of("BT /F1 " + start + " " + rest + " ET"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "9.37, 0, 0, 0",
    "0, 4, 0, 0",
    "0, 1, 90, 0",
    "0, 0, 0, 1",
    "11, 3, 0, 1",
    "8, 1, 270, 1",
  })
  void of_a_form_field(double size, int border, int turn, int manyLines) throws IOException {
    agrees(
        () -> {
          Forms forms = new Forms();
          COSDictionary field = forms.root(forms.field("Tx", "v"));
          forms.show(field, 60, 500, turn == 0 ? 120 : 60, turn == 0 ? 60 : 120);
          field.setInt(COSName.FF, manyLines << 12);
          if (size > 0) {
            field.setString(COSName.DA, "/Helv " + size + " Tf 0 g");
          }
          COSDictionary look = new COSDictionary();
          look.setItem(COSName.R, COSInteger.get(turn));
          if (border > 0) {
            COSArray black = new COSArray();
            black.add(new COSFloat(0));
            look.setItem(COSName.BC, black);
            COSDictionary style = new COSDictionary();
            style.setInt(COSName.W, border);
            field.setItem(COSName.BS, style);
          }
          field.setItem(COSName.MK, look);
          return forms.document();
        });
  }

  @Test
  void where_nobody_measured_only_the_preparation_tells() {
    assertThat(ValueRoom.misfit(Room.UNKNOWN, false, WORDS)).isEmpty();
    assertThat(ValueRoom.misfit(new Room(10, 1, 1, 1), false, " ")).isEmpty();
  }
}
