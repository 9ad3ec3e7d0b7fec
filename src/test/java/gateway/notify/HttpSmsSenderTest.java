package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.net.EgressRules;
import gateway.net.GuardedHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider on loopback, asked through the one way out. */
class HttpSmsSenderTest {
  private static final SmsSender.Sms MESSAGE =
      new SmsSender.Sms(
          "sms_1", "+33612345678", "ACME\u00a0: 012345\n\n@sign.acme.example #012345");

  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private GuardedHttp http;
  private HttpServer provider;

  @BeforeEach
  void start() throws IOException {
    http = GuardedHttp.forOperator(EgressRules.parse(""));
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/send",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          byte[] answer = "{\"status\":\"queued\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    provider.start();
  }

  @AfterEach
  void stop() {
    provider.stop(0);
    http.close();
  }

  private HttpSmsSender sender(@Nullable String expect, UnaryOperator<String> secrets) {
    URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/send");
    return new HttpSmsSender(
        http,
        SmsTemplate.parse(
            url,
            "Authorization: Bearer {{secret}}",
            "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}",
            expect,
            "SMS_TOKEN"),
        secrets);
  }

  private HttpSmsSender sender() {
    return sender("\"queued\"", name -> name.equals("SMS_TOKEN") ? "s3cret" : "");
  }

  @Test
  void a_message_is_handed_over_once_with_the_secret_of_that_name() {
    sender().send(MESSAGE);

    assertThat(received)
        .containsExactly(
            "Bearer s3cret {\"to\":\"+33612345678\",\"text\":"
                + "\"ACME\u00a0: 012345\\n\\n@sign.acme.example #012345\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 410, 422})
  void a_provider_that_refuses_this_message_is_not_asked_again(int answer) {
    status = answer;

    assertThatThrownBy(() -> sender().send(MESSAGE))
        .isInstanceOf(PermanentFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("sms.refused");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 408, 429, 500, 503})
  void what_the_operator_or_time_can_mend_is_tried_again_and_no_redirect_is_followed(int answer) {
    status = answer;

    assertUnavailable(sender());
    assertThat(received).hasSize(1);
  }

  @Test
  void a_success_without_the_expected_text_is_none() {
    assertUnavailable(sender("\"accepted\"", name -> ""));
    assertThatCode(() -> sender(null, name -> "").send(MESSAGE)).doesNotThrowAnyException();
  }

  @Test
  void a_provider_that_is_not_there_or_a_secret_that_is_not_set_is_tried_again() {
    HttpSmsSender missing =
        sender(
            null,
            name -> {
              throw new PermanentFailure("secret.unknown", "No secret " + name);
            });
    HttpSmsSender sender = sender();
    provider.stop(0);

    assertUnavailable(missing);
    assertThatThrownBy(() -> sender.send(MESSAGE)).isInstanceOf(TransientFailure.class);
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"012345", "+33612345678", "s3cret"})
  void no_failure_quotes_number_code_or_secret(String personal) {
    status = 400;

    assertThatThrownBy(() -> sender().send(MESSAGE))
        .satisfies(e -> assertThat(e.toString()).doesNotContain(personal));
  }

  private static void assertUnavailable(HttpSmsSender sender) {
    assertThatThrownBy(() -> sender.send(MESSAGE))
        .isInstanceOf(TransientFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("sms.unavailable");
  }
}
