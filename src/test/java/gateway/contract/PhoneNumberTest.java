package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "06 12 34 56 78,     FR, en, +33612345678",
    "06.12.34.56.78,     FR, fr, +33612345678",
    "0612345678,         '', fr, +33612345678",
    "+33 (0)6 12-34-56-78, DE, en, +33612345678",
    "0033612345678,      BE, fr, +33612345678",
    "+32 470 12 34 56,   '', en, +32470123456",
    "+1 (202) 555-0143,  US, en, +12025550143"
  })
  void a_number_is_written_the_international_way(
      String typed, String country, String locale, String e164) {
    assertThat(PhoneNumber.of(person(typed, country), locale).e164()).isEqualTo(e164);
    assertThat(PhoneNumber.isOne(person(typed, country), locale)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0612345678, BE, fr", // French language, another country
    "0612345678, '', en",
    "612345678,  FR, fr",
    "06123456,   FR, fr",
    "+0612345678, FR, fr",
    "+33612,     FR, fr",
    "+1234567890123456, FR, fr"
  })
  void a_number_that_could_be_two_is_refused_with_how_to_write_it(
      String typed, String country, String locale) {
    Person person = person(typed, country);

    assertThat(PhoneNumber.isOne(person, locale)).isFalse();
    assertThatThrownBy(() -> PhoneNumber.of(person, locale))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("+33612345678")
        .hasMessageContaining("country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+33612345678", "0612345678"})
  void a_number_is_shown_without_its_middle(String number) {
    assertThat(Masked.mobile(number)).endsWith("*** 78").doesNotContain("1234", "3456");
  }

  private static Person person(String mobile, String country) {
    return new Person(
        country.isEmpty()
            ? Map.of(PersonField.mobile, mobile)
            : Map.of(PersonField.mobile, mobile, PersonField.country, country));
  }
}
