package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void the_public_vectors_of_rfc_8785_come_out_byte_for_byte(String name) throws Exception {
    String corpora = System.getenv("PARAPH_CORPORA");
    Assumptions.assumeTrue(
        corpora != null, "SKIPPED: set PARAPH_CORPORA to the folder that holds jcs/");
    Path folder = Path.of(corpora, "jcs");
    Object input =
        new ObjectMapper()
            .readValue(folder.resolve("input/" + name + ".json").toFile(), Object.class);

    assertThat(CanonicalJson.write(input).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(folder.resolve("output/" + name + ".json")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,0",
    "-0.0,0",
    "4.50,4.5",
    "1E30,1e+30",
    "2e-3,0.002",
    "1e21,1e+21",
    "1e20,100000000000000000000",
    "333333333.33333329,333333333.3333333",
    "1e-27,1e-27",
    "5e-324,5e-324",
    "1.7976931348623157e308,1.7976931348623157e+308",
    "2.0E-3,0.002",
    "1e-6,0.000001",
    "1e-7,1e-7",
    "2.2250738585072014E-308,2.2250738585072014e-308",
    "2E23,2e+23"
  })
  void numbers_are_written_as_ecmascript_does(double value, String expected) {
    assertThat(CanonicalJson.write(value)).isEqualTo(expected);
  }

  @Test
  void what_has_no_canonical_form_is_refused() {
    for (Object bad :
        new Object[] {Double.NaN, Double.POSITIVE_INFINITY, 1L << 60, "\ud800", new Object()}) {
      assertThatThrownBy(() -> CanonicalJson.write(Map.of("x", bad)))
          .isInstanceOf(PermanentFailure.class);
    }
  }
}
