package gateway.access.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashTest {
  @Test
  void a_hash_made_by_the_reference_program_is_understood() {
    // Made by argon2-cffi, the reference's C code: password "password", salt "somesalt".
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertThat(PasswordHash.matches(reference, "password")).isTrue();
    assertThat(PasswordHash.matches(reference, "passwort")).isFalse();
  }

  @Test
  void a_hash_names_its_parameters_and_never_repeats() {
    String hash = PasswordHash.of("une phrase facile");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PasswordHash.of("une phrase facile")).isNotEqualTo(hash);
    assertThat(PasswordHash.matches(hash, "une phrase facile")).isTrue();
  }

  @Test
  void an_accent_typed_in_two_ways_opens_the_same_door() {
    String hash = PasswordHash.of("la forêt enchantée");

    assertThat(PasswordHash.matches(hash, "la fore\u0302t enchante\u0301e")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "elevenchars, password.short",
    "lea@example.org, password.address",
    "aaaaaaaaaaaab, password.repeated"
  })
  void only_length_and_the_plainly_guessable_are_refused(String password, String code) {
    assertThatThrownBy(() -> PasswordRule.check(password, "lea@example.org"))
        .isInstanceOfSatisfying(PermanentFailure.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void no_rule_asks_for_capitals_or_digits() {
    PasswordRule.check("mon chat dort", "lea@example.org");
    PasswordRule.check("猫は一日中ずっと寝ている", "lea@example.org");
  }
}
