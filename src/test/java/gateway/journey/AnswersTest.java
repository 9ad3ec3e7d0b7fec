package gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Masked;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT| Crémerie d'Été |Crémerie d'Été",
        "TEXTAREA|'a\r\nb'|'a\nb'",
        "NUMBER|1\u202f234,50|1234.50",
        "NUMBER|-1 234.5|-1234.5",
        "NUMBER|007|7",
        "DATE|31/12/2026|2026-12-31",
        "DATE|1.2.2026|2026-02-01",
        "DATE|2026-12-31|2026-12-31",
        "CHECKBOX|on|true",
        "CHECKBOX|non|''",
        "CHOICE|monthly|monthly",
        "NUMBER|'  '|''",
      })
  void an_answer_is_kept_in_one_form(PropertyType type, String typed, String kept) {
    assertThat(read(type, typed)).isEqualTo(new Answers.Read.Kept(kept));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER|douze|NOT_A_NUMBER",
        "NUMBER|1.2.3|NOT_A_NUMBER",
        "NUMBER|1e9|NOT_A_NUMBER",
        "DATE|31/02/2026|NOT_A_DATE",
        "DATE|demain|NOT_A_DATE",
        "CHECKBOX|peut-être|NOT_AN_OPTION",
        "CHOICE|weekly|NOT_AN_OPTION",
        "TEXT|a\u0000b|NOT_PRINTABLE",
        "TEXT|'a\nb'|NOT_PRINTABLE",
        "TEXT|a\u202eb|NOT_PRINTABLE",
        "TEXTAREA|a\u2066b|NOT_PRINTABLE",
      })
  void what_a_type_does_not_take_is_refused(
      PropertyType type, String typed, AnswersRefused.Problem problem) {
    assertThat(read(type, typed)).isEqualTo(new Answers.Read.Refused(problem));
  }

  private static Answers.Read read(PropertyType type, String typed) {
    Property property = new Property("k", null, "k", type, true, "signer1", "");
    return Answers.read(property, List.of("monthly", "yearly"), typed);
  }

  @ParameterizedTest
  @CsvSource({
    "lea.martin@example.org,l***n@example.org",
    "al@example.org,a***@example.org",
    "@example.org,***"
  })
  void an_address_is_masked_so_that_only_its_owner_knows_it(String address, String masked) {
    assertThat(Masked.email(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"Léa Martin,LM", "jean-pierre de la Tour,JPDLT", "Élise,É"})
  void initials_come_from_every_part_of_a_name(String name, String initials) {
    assertThat(Review.initials(name)).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE|2027-01-05|fr|5 janvier 2027",
        "DATE|2027-01-05|en|5 January 2027",
        "DATE|bientôt|fr|bientôt",
        "NUMBER|1234.50|fr|1234,50",
        "NUMBER|1234.50|en|1234.50",
        "TEXT|3.14|fr|3.14",
      })
  void an_answer_is_drawn_as_people_of_that_language_write_it(
      PropertyType type, String value, String language, String drawn) {
    Property property = new Property("k", value, "k", type, true, "signer1", "");
    assertThat(DrawnAnswer.of(property, value, language, null)).isEqualTo(drawn);
  }
}
