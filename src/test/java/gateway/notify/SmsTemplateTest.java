package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTemplateTest {
  private static final URI URL = URI.create("https://sms.example.org/send");
  private static final String BODY = "{\"to\":\"{{to}}\",\"content\":\"{{text}}\"}";
  private static final SmsSender.Sms HOSTILE =
      new SmsSender.Sms("sms_1", "+33612345678", "A \"quoted\" {{secret}} \\ & é =\nline\u0001");

  private static SmsTemplate template(@Nullable String headers, String body) {
    return SmsTemplate.parse(URL, headers, body, null, "SMS_TOKEN");
  }

  private static String body(SmsTemplate template) {
    return new String(template.bodyFor(HOSTILE, "s3cret"), StandardCharsets.UTF_8);
  }

  @Test
  void a_json_body_carries_any_text_whole_and_nothing_else() throws Exception {
    JsonNode body = new ObjectMapper().readTree(body(template(null, BODY)));

    assertThat(body.path("to").asText()).isEqualTo("+33612345678");
    assertThat(body.path("content").asText()).isEqualTo(HOSTILE.text());
    assertThat(body).hasSize(2);
  }

  @Test
  void a_form_body_carries_any_text_whole_and_nothing_else() {
    String body = body(template(null, "dest={{to}}&msg={{text}}&ref={{id}}&key={{secret}}"));

    assertThat(body)
        .isEqualTo(
            "dest=%2B33612345678&msg=A+%22quoted%22+%7B%7Bsecret%7D%7D+%5C+%26+%C3%A9+%3D%0Aline%01"
                + "&ref=sms_1&key=s3cret");
  }

  @Test
  void the_type_follows_from_the_body_and_headers_carry_the_secret() {
    SmsTemplate json = template("Authorization: Bearer {{secret}} | Idempotency-Key: {{id}}", BODY);

    assertThat(json.headersFor(HOSTILE, "s3cret"))
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Authorization", "Bearer s3cret")
        .containsEntry("Idempotency-Key", "sms_1");
    assertThat(template(null, "to={{to}}&text={{text}}").headersFor(HOSTILE, ""))
        .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    assertThat(json.toString()).isEqualTo("SmsTemplate[sms.example.org]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "''                        ! {\"to\":\"{{to}}\"}                     ! {{text}}",
        "''                        ! to={{to}}&text={{text}}&x={{number}}  ! {{number}}",
        "''                        ! {\"to\":\"{{to}}\",\"t\":\"{{text}}\" ! is none",
        "X-Token: {{text}}         ! to={{to}}&text={{text}}               ! paraph.sms.headers",
        "no colon                  ! to={{to}}&text={{text}}               ! Name: value",
        "Content-Type: text/xml    ! <a>{{to}}{{text}}</a>                 ! Content-Type"
      })
  void a_template_that_could_not_work_is_refused_at_the_start(
      String headers, String body, String word) {
    assertThatThrownBy(() -> template(headers.isEmpty() ? null : headers, body))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(word)
        .extracting(e -> ((PermanentFailure) e).code())
        .isEqualTo("settings.sms");
  }

  @Test
  void a_template_without_body_or_without_the_name_of_its_secret_is_refused() {
    assertThatThrownBy(() -> SmsTemplate.parse(URL, null, null, null, null))
        .hasMessageContaining("paraph.sms.body");
    assertThatThrownBy(
            () -> SmsTemplate.parse(URL, null, "to={{to}}&t={{text}}&k={{secret}}", null, null))
        .hasMessageContaining("paraph.sms.secret");
  }
}
