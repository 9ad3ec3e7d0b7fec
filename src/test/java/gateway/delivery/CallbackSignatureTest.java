package gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import gateway.base.PermanentFailure;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  void agrees_with_the_standards_own_vector() {
    String header =
        CallbackSignature.header(
            List.of(SECRET), ID, Instant.ofEpochSecond(1614265330), BODY.getBytes(UTF_8));

    assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void the_reference_library_accepts_either_secret_while_they_change() throws Exception {
    String fresh = CallbackSignature.newSecret();
    Instant now = Instant.now();
    String body = "{\"name\":\"Léa\"}";
    String header = CallbackSignature.header(List.of(fresh, SECRET), ID, now, body.getBytes(UTF_8));

    for (String secret : List.of(fresh, SECRET)) {
      assertThatCode(() -> new Webhook(secret).verify(body, headers(now, header)))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> new Webhook(fresh).verify(body + " ", headers(now, header)))
        .hasMessageContaining("signature");
  }

  private static HttpHeaders headers(Instant at, String signature) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("webhook-id", List.of(ID));
    headers.put("webhook-timestamp", List.of(Long.toString(at.getEpochSecond())));
    headers.put("webhook-signature", List.of(signature));
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_not base 64",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void a_secret_of_another_form_is_refused_without_showing_it(String secret) {
    assertThatThrownBy(
            () ->
                CallbackSignature.header(List.of(secret), ID, Instant.EPOCH, BODY.getBytes(UTF_8)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("openssl rand")
        .hasMessageNotContaining("c2hvcnQ");
  }
}
