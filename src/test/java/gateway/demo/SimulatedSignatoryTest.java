package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedSignatoryTest {
  private static final DemoPerson LEA = new DemoPerson("Léa Martin", "lea@example.org", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir Path folder;
  private HttpServer server;
  private Mailbox mailbox;
  private FakeJourney journey;
  private URI link;

  @BeforeEach
  void start() throws IOException {
    mailbox = Mailbox.open(folder, Clock.systemUTC(), new Bell());
    journey = new FakeJourney(this::mail);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sign/t", exchange -> journey.handle(exchange, "/sign/t"));
    server.start();
    link = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sign/t");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_person_reads_fills_in_agrees_and_signs() throws Exception {
    SimulatedSignatory.Signed signed = signatory(PATIENCE).sign(link);
    assertThat(signed.byCode()).isTrue();
    assertThat(signed.answers()).isEqualTo(7);
    assertThat(journey.signatures).isEqualTo(1);
    assertThat(journey.answers)
        .containsEntry("f.city", "Déjà là")
        .containsEntry("f.plan", "B")
        .containsEntry("f.pay", "2")
        .containsEntry("f.news", "true");
  }

  @Test
  void who_comes_back_when_all_is_done_has_nothing_to_do() throws Exception {
    journey.step = "done";
    assertThat(signatory(PATIENCE).sign(link)).isEqualTo(new SimulatedSignatory.Signed(0, false));
    assertThat(journey.signatures).isZero();
  }

  @Test
  void who_comes_back_at_the_code_step_uses_the_code_mailed_before() throws Exception {
    journey.step = "code";
    journey.sendCode();
    assertThat(signatory(PATIENCE).sign(link).byCode()).isTrue();
    assertThat(journey.codes).isEqualTo(1);
  }

  @Test
  void the_newest_code_wins_over_one_that_came_before_it_was_asked_for() throws Exception {
    mail("999999");
    mail("999999");
    assertThat(signatory(PATIENCE).sign(link).byCode()).isTrue();
    assertThat(journey.codes).isEqualTo(1);
  }

  @Test
  void a_stale_code_is_tried_once_and_another_asked_for() throws Exception {
    mail("111111");
    journey.step = "code";
    journey.code = "222222";
    assertThat(signatory(Duration.ofMillis(300)).sign(link).byCode()).isTrue();
    assertThat(journey.codes).isEqualTo(1);
  }

  @Test
  void a_code_that_never_comes_is_told_with_the_step() {
    journey.mailsCodes = false;
    assertThatThrownBy(() -> signatory(Duration.ofMillis(20)).sign(link))
        .isInstanceOf(SigningFailed.class)
        .hasMessageContaining("At step \"code\"")
        .hasMessageContaining("lea@example.org");
  }

  @Test
  void a_page_that_refuses_again_and_again_is_quoted() {
    server.removeContext("/sign/t");
    server.createContext(
        "/sign/t",
        exchange ->
            FakeJourney.html(
                exchange,
                422,
                "<main data-step='fill'><div role='alert'>L'IBAN manque</div>"
                    + "<form id='journey' method='post'><input name='f.x'></form></main>"));
    assertThatThrownBy(() -> signatory(PATIENCE).sign(link))
        .isInstanceOf(SigningFailed.class)
        .hasMessage("At step \"fill\" (HTTP 422): the page says: L'IBAN manque");
  }

  @Test
  void a_broken_server_is_quoted() {
    journey.breaks = true;
    assertThatThrownBy(() -> signatory(PATIENCE).sign(link))
        .isInstanceOf(SigningFailed.class)
        .hasMessageContaining("HTTP 500")
        .hasMessageContaining("Out of order");
  }

  private SimulatedSignatory signatory(Duration patience) {
    return new SimulatedSignatory(LEA, mailbox, Clock.systemUTC(), patience);
  }

  private void mail(String code) {
    try {
      mailbox.keep(
          LEA.email(),
          ("To: " + LEA.email() + "\r\nSubject: code\r\n\r\nCode :\r\n" + code + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
