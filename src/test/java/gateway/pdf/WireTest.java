package gateway.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Room;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final Smartfield FULL =
      new Smartfield(
          "é 😀",
          7,
          new Smartfield.Box(1.5, 2, 3, 4),
          "braces",
          FieldStatus.CONFLICTING_TYPE,
          PropertyType.CHOICE,
          "signer1",
          "group",
          List.of("a", ""),
          "visible",
          "dd/MM/yyyy",
          true,
          9.5,
          "{{x}}",
          "label",
          "preset",
          12,
          "problem");
  private static final Smartfield BARE =
      new Smartfield(
          "a",
          1,
          new Smartfield.Box(0, 0, 0, 0),
          "bracket",
          FieldStatus.PLACED,
          PropertyType.TEXT,
          null,
          null,
          List.of(),
          null,
          null,
          false,
          0,
          "");

  @Test
  void a_field_crosses_the_border_of_the_process_whole() {
    Inspection inspection =
        new Inspection(9, List.of(FULL, BARE), List.of(new Room(10, 1.5, 2, 3), Room.UNKNOWN));

    assertThat(WireReader.inspection(WireWriter.inspection(inspection))).isEqualTo(inspection);
  }
}
