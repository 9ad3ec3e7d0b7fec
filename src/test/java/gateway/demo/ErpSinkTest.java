package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErpSinkTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY =
      "{\"id\":\"evt_1\",\"type\":\"contract.closed\",\"contract\":{\"id\":\"con_9\",\"title\":\"Été\"}}";
  private final LinkedBlockingQueue<Receipt> heard = new LinkedBlockingQueue<>();
  @TempDir Path folder;

  @Test
  void a_right_signature_is_recorded_before_the_answer() throws Exception {
    try (ErpSink erp = start()) {
      assertThat(post(erp.url(), "evt_1", SECRET, BODY, 0)).isEqualTo(200);
      assertThat(folder.resolve("evt_1-1.json"))
          .content()
          .contains("contract.closed")
          .contains("Été");
      Receipt receipt = erp.received().get(0);
      assertThat(receipt.verified()).isTrue();
      assertThat(receipt.tellsOfClosing("con_9")).isTrue();
      assertThat(receipt.tellsOfClosing("con_8")).isFalse();
    }
  }

  @Test
  void a_wrong_signature_is_refused_and_recorded_as_wrong() throws Exception {
    try (ErpSink erp = start()) {
      assertThat(post(erp.url(), "evt_1", OTHER, BODY, 0)).isEqualTo(401);
      Receipt receipt = erp.received().get(0);
      assertThat(receipt.verified()).isFalse();
      assertThat(receipt.error()).contains("signature");
      assertThat(receipt.tellsOfClosing("con_9")).isFalse();
    }
  }

  @Test
  void an_old_timestamp_and_missing_headers_are_refused() throws Exception {
    try (ErpSink erp = start()) {
      assertThat(post(erp.url(), "evt_1", SECRET, BODY, 3600)).isEqualTo(401);
      HttpRequest bare =
          HttpRequest.newBuilder(erp.url()).POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
      assertThat(send(bare)).isEqualTo(401);
      assertThat(erp.received()).extracting(Receipt::verified).containsExactly(false, false);
    }
  }

  @Test
  void the_same_event_again_is_a_second_attempt() throws Exception {
    try (ErpSink erp = start()) {
      post(erp.url(), "evt_1", SECRET, BODY, 0);
      assertThat(post(erp.url(), "evt_1", SECRET, BODY, 1)).isEqualTo(200);
      assertThat(erp.received()).extracting(Receipt::attempt).containsExactly(1, 2);
      assertThat(erp.received()).extracting(Receipt::error).containsOnlyNulls();
    }
  }

  @Test
  void the_same_event_with_another_body_is_an_error() throws Exception {
    try (ErpSink erp = start()) {
      post(erp.url(), "evt_1", SECRET, BODY, 0);
      assertThat(post(erp.url(), "evt_1", SECRET, BODY + " ", 0)).isEqualTo(409);
      Receipt second = erp.received().get(1);
      assertThat(second.verified()).isTrue();
      assertThat(second.error()).contains("another body");
    }
  }

  @Test
  void what_was_received_is_known_after_a_restart() throws Exception {
    try (ErpSink erp = start()) {
      post(erp.url(), "evt_1", SECRET, BODY, 0);
      post(erp.url(), "evt_2", OTHER, BODY, 0);
    }
    Files.writeString(folder.resolve(".half.tmp"), "{");
    try (ErpSink erp = start()) {
      assertThat(erp.received()).hasSize(2);
      assertThat(erp.received().get(0).tellsOfClosing("con_9")).isTrue();
      post(erp.url(), "evt_1", SECRET, BODY, 0);
      assertThat(erp.received().get(2).attempt()).isEqualTo(2);
    }
  }

  @Test
  void an_event_inside_a_multipart_body_is_found() throws Exception {
    String multipart =
        "--b\r\nContent-Disposition: form-data; name=\"event\"\r\n"
            + "Content-Type: application/json\r\n\r\n"
            + BODY
            + "\r\n--b--\r\n";
    assertThat(
            EventBody.read("multipart/form-data; boundary=b", multipart.getBytes("UTF-8"))
                .path("type")
                .asText())
        .isEqualTo("contract.closed");
    assertThat(EventBody.read("text/plain", "no json".getBytes("UTF-8")).path("type").asText())
        .isEmpty();
  }

  @Test
  void everybody_who_listens_hears_of_each_arrival() throws Exception {
    try (ErpSink erp = start()) {
      post(erp.url(), "evt_1", SECRET, BODY, 0);
      // The listener is told after the answer is on its way: a moment later, or before.
      assertThat(heard.poll(10, TimeUnit.SECONDS)).extracting(Receipt::eventId).isEqualTo("evt_1");
    }
    assertThat(heard).isEmpty();
  }

  private ErpSink start() throws Exception {
    return ErpSink.start(ErpBooks.open(folder, SECRET, Clock.systemUTC()), 0, heard::add);
  }

  static int post(URI url, String id, String secret, String body, long secondsAgo)
      throws Exception {
    long time = Instant.now().getEpochSecond() - secondsAgo;
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(time))
            .header("webhook-signature", new Webhook(secret).sign(id, time, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static int send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
