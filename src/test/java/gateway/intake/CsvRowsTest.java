package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void every_encoding_spreadsheets_write_gives_the_same_row(String name) {
    Charset charset = Charset.forName(name);
    String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
    byte[] bytes = (mark + "Prénom;Montant\nZoë;12 €\n").getBytes(charset);
    CsvRows rows = read(bytes);
    assertThat(rows.dialect().charset()).isEqualTo(charset);
    assertThat(rows.rows().get(0).cell("Prénom")).isEqualTo("Zoë");
    assertThat(rows.rows().get(0).cell("Montant")).isEqualTo("12 €");
  }

  @Test
  void a_byte_order_mark_is_not_part_of_the_first_column() {
    CsvRows rows = read("\uFEFFNom;CP\nRoy;75011\n".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.header().names()).containsExactly("Nom", "CP");
  }

  @Test
  void an_accent_after_a_megabyte_still_decides_the_encoding() {
    String text = "a;b\n" + "x;y\n".repeat(300_000) + "é;y\n";
    assertThat(read(text.getBytes(WINDOWS)).dialect().charset()).isEqualTo(WINDOWS);
    assertThat(read(text.getBytes(StandardCharsets.UTF_8)).dialect().charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a;b\\n1,5;2,5\\n!;",
        "a,b\\n\"x;y\",\"p;q;r\"\\n!','",
        "a|b|c\\n1|2|3\\n!|",
        "\"a;b\",c\\n\"1;2;3\",4\\n!','",
        "a\\n1\\n!;",
        "sep=,\\na;x,b;y\\n1;2,3;4\\n!','",
        "size;name\\n5\";x,y\\n6\";x,y\\n!;"
      })
  void the_separator_is_the_one_that_comes_equally_often_outside_quotes(
      String text, char separator) {
    CsvRows rows = read(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(rows.dialect().separator()).isEqualTo(separator);
  }

  @Test
  void what_the_mapping_says_of_the_file_wins() {
    CsvDialect.Overrides overrides = new CsvDialect.Overrides(WINDOWS, ',');
    CsvRows rows =
        CsvRows.read("f.csv", "a;b,c\n1;2,é\n".getBytes(StandardCharsets.UTF_8), overrides);
    assertThat(rows.rows().get(0).cell("c")).isEqualTo("Ã©");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a;a\\n1;2!csv.header.duplicate!f.csv:1, column 2: ",
        "a;b\\n1;\"x\\n2;3!csv.quote.unclosed!f.csv:2:3: ",
        "a;b\\n1;\"x\"y!csv.quote.stray!f.csv:2:6: ",
        "a;b\\n1;x@!csv.nul!f.csv:2:4: ",
        "\\n\\n!csv.empty!f.csv:1: "
      })
  void a_file_that_cannot_be_read_is_refused_with_its_place(
      String text, String code, String start) {
    byte[] bytes = text.replace("\\n", "\n").replace('@', '\0').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.getMessage()).startsWith(start);
            });
  }

  @Test
  void bytes_of_no_known_encoding_are_refused_with_their_place() {
    byte[] bytes = "a;b\n1;é".getBytes(WINDOWS);
    bytes[bytes.length - 1] = (byte) 0x81;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("csv.encoding");
              assertThat(failure.getMessage()).startsWith("f.csv:2:3: ");
            });
  }

  @Test
  void a_ragged_row_is_told_without_stopping_the_others() {
    CsvRows rows = read("a;b;c\n1;2\n1;2;3;4\n1;2;3;;\n1;2;3\n".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.rows())
        .extracting(row -> row.problem() == null)
        .containsExactly(false, false, true, true);
    PermanentFailure problem = rows.rows().get(0).problem();
    assertThat(problem).isNotNull();
    assertThat(problem.code()).isEqualTo("csv.row.ragged");
    assertThat(problem).hasMessageStartingWith("f.csv:2, column 3: 2 cells");
  }

  @Test
  void lines_are_those_of_the_file_even_after_blank_lines_and_cells_with_line_breaks() {
    CsvRows rows = read("a;b\n\n\"x\ny\";1\n;\n2;3\n".getBytes(StandardCharsets.UTF_8));
    assertThat(rows.rows()).extracting(CsvRow::location).containsExactly("f.csv:3", "f.csv:6");
  }

  @Test
  void missing_columns_are_all_named_at_once() {
    CsvRows rows = read("Nom;CP\nRoy;1\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> rows.header().require(java.util.List.of("Nom", "Ville", "Mobile")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("f.csv:1: no column is named \"Ville\", \"Mobile\"")
        .hasMessageContaining("the file has \"Nom\", \"CP\"");
  }

  private static CsvRows read(byte[] bytes) {
    return CsvRows.read("f.csv", bytes, CsvDialect.Overrides.NONE);
  }
}
