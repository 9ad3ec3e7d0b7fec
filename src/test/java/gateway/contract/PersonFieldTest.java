package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFieldTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lea@example.org",
        "lea.martin+test@mail.example.org",
        "o'neil@example.co.uk",
        "signature@localhost",
        "lea@école.example",
        "lea@xn--cole-9oa.example",
        "lea@3com.example",
        "LEA@EXAMPLE.ORG",
      })
  void an_address_mail_servers_deliver_is_kept_as_it_is(String address) {
    assertThat(PersonField.email.check(" " + address + " ")).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a..b@example.org",
        "lea.@example.org",
        ".lea@example.org",
        "lea@example..org",
        "lea@.example.org",
        "lea@example.org.",
        "lea@-example.org",
        "lea@example-.org",
        "lea@1.2.3.4",
        "lea@label64-----------------------------------------------------------x.org",
        "léa@example.org",
        "lea",
        "lea@",
        "@example.org",
        "lea@a@b.org",
        "lea martin@example.org",
        "lea@ex ample.org",
        "\"lea\"@example.org",
        "lea@[127.0.0.1]",
        "lea@example.org\r\nBcc: x@example.org",
      })
  void an_address_no_mail_can_be_written_to_is_refused(String address) {
    assertThatThrownBy(() -> PersonField.email.check(address))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("The field email ");
  }

  @Test
  void the_refusal_says_what_is_wrong() {
    assertThatThrownBy(() -> PersonField.email.check("léa@example.org"))
        .hasMessageContaining("without accents before the @");
    assertThatThrownBy(() -> PersonField.email.check("a..b@example.org"))
        .hasMessageContaining("two dots");
    assertThatThrownBy(() -> PersonField.email.check("lea@example..org"))
        .hasMessageContaining("a domain such as example.org after the @");
  }

  @Test
  void whatever_is_let_in_can_be_written_in_a_header() {
    String pieces = "ab1.-_+'=é\u2488\u00ad\u200dß\u0661@!~{|";
    Random random = new Random(20260725);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      text.append('@');
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      accepted += isAccepted(text.toString()) ? 1 : 0;
    }
    assertThat(accepted).as("enough of them were let in").isGreaterThan(100);
  }

  private static boolean isAccepted(String address) {
    String checked;
    try {
      checked = PersonField.email.check(address);
    } catch (PermanentFailure e) {
      return false;
    }
    int at = checked.indexOf('@');
    assertThatCode(
            () ->
                new InternetAddress(
                    checked.substring(0, at) + "@" + IDN.toASCII(checked.substring(at + 1)), true))
        .as(checked)
        .doesNotThrowAnyException();
    return true;
  }
}
