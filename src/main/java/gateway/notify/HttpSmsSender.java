package gateway.notify;

import gateway.base.OutboundHttp;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Hands text messages to a provider over HTTP, as the {@link SmsTemplate} says. */
public final class HttpSmsSender implements SmsSender {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ANSWER = 64_000;
  // Our login, our address, our credit: the operator mends it, the number is innocent.
  private static final Set<Integer> OURS = Set.of(401, 402, 403, 404, 405, 407, 408, 415, 429);

  private final OutboundHttp http;
  private final SmsTemplate template;
  private final UnaryOperator<String> secrets;

  /**
   * @param secrets the value of a secret by its name
   */
  public HttpSmsSender(OutboundHttp http, SmsTemplate template, UnaryOperator<String> secrets) {
    this.http = http;
    this.template = template;
    this.secrets = secrets;
  }

  @Override
  public void send(Sms message) {
    OutboundHttp.Answer answer = ask(message);
    int status = answer.status();
    String host = template.url().getHost();
    if (status >= 400 && status < 500 && !OURS.contains(status)) {
      throw new PermanentFailure(
          "sms.refused", "The provider " + host + " refused the text message: " + status);
    }
    if (status < 200 || status > 299) {
      throw new TransientFailure(
          "sms.unavailable", "The provider " + host + " took no text message: " + status);
    }
    String expect = template.expect();
    if (expect != null && !new String(answer.body(), StandardCharsets.UTF_8).contains(expect)) {
      throw new TransientFailure(
          "sms.unavailable",
          "The provider " + host + " answered " + status + " without the text paraph.sms.expect");
    }
  }

  private OutboundHttp.Answer ask(Sms message) {
    try {
      String name = template.secret();
      String secret = name == null ? "" : secrets.apply(name);
      return http.post(
          new OutboundHttp.Request(
              template.url(),
              template.headersFor(message, secret),
              template.bodyFor(message, secret),
              PATIENCE,
              MAX_ANSWER));
    } catch (PermanentFailure e) {
      // A secret or an address that the operator mends is no fault of the number.
      throw new TransientFailure("sms.unavailable", e.getMessage(), e);
    }
  }
}
