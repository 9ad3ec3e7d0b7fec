package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of csv-spectrum, with the values their JSON twins expect. */
class CsvSpectrumTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "location_coordinates",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8"
      })
  void a_file_of_the_spectrum_gives_the_expected_values(String name) throws Exception {
    String corpora = System.getenv("PARAPH_CORPORA");
    Assumptions.assumeTrue(
        corpora != null, "PARAPH_CORPORA IS NOT SET: the csv-spectrum files were NOT read");
    Path folder = Path.of(corpora, "csv");
    CsvRows rows =
        CsvRows.read(
            name + ".csv",
            Files.readAllBytes(folder.resolve("spectrum/" + name + ".csv")),
            CsvDialect.Overrides.NONE);

    List<Map<String, String>> read = new ArrayList<>();
    for (CsvRow row : rows.rows()) {
      assertThat(row.problem()).isNull();
      Map<String, String> values = new LinkedHashMap<>();
      List<String> columns = rows.header().names();
      columns.forEach(
          column ->
              values.put(column, row.cells().get(columns.indexOf(column)).replace("\r\n", "\n")));
      read.add(values);
    }
    JsonNode json =
        new ObjectMapper().readTree(folder.resolve("spectrum-expected/" + name + ".json").toFile());
    List<Map<String, String>> expected = new ArrayList<>();
    (json.isArray() ? json : List.of(json))
        .forEach(
            object -> {
              Map<String, String> values = new LinkedHashMap<>();
              object
                  .properties()
                  .forEach(
                      field ->
                          // A checkout may have turned the corpus's line ends into plain ones.
                          values.put(
                              field.getKey(), field.getValue().asText().replace("\r\n", "\n")));
              expected.add(values);
            });
    if (name.equals("location_coordinates")) {
      // The published pair disagrees on the telephone number, which is no matter of CSV.
      read.forEach(values -> values.remove("Contact Phone Number"));
      expected.forEach(values -> values.remove("Contact Phone Number"));
    }
    assertThat(read).isEqualTo(expected);
  }
}
