package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

class SmtpTransportTest {
  private static final MailAddress FROM = new MailAddress("sign@acme.example");
  private static final Instant WRITTEN = Instant.parse("2026-11-24T09:15:00Z");
  private static final Mail MAIL =
      new Mail(
          "<mail_1.abc@acme.example>",
          "Ets. \"Léa\", SA",
          "paul@acme.example",
          "lea@example.org",
          "ACME : « Entretien » à signer",
          "Bonjour Léa,\n\n012345\n\nà bientôt\n",
          "<!doctype html><p>Léa</p>");

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final List<String> envelopes = new CopyOnWriteArrayList<>();
  private volatile int reject;
  private SMTPServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(freePort())
            .messageHandler(
                (context, from, to, data) -> {
                  if (reject != 0) {
                    throw new RejectException(reject, "not today");
                  }
                  envelopes.add(from + " > " + to);
                  received.add(data);
                })
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private SmtpTransport transport() {
    return new SmtpTransport(URI.create("smtp://127.0.0.1:" + server.getPort()), FROM);
  }

  @Test
  void a_mail_arrives_with_both_parts_and_the_fixed_headers() throws Exception {
    transport().send(MAIL, WRITTEN);
    transport().send(MAIL, WRITTEN);

    assertThat(envelopes).containsOnly("sign@acme.example > lea@example.org").hasSize(2);
    for (byte[] raw : received) {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
      InternetAddress from = (InternetAddress) message.getFrom()[0];
      assertThat(from.getAddress()).isEqualTo("sign@acme.example");
      assertThat(from.getPersonal()).isEqualTo("Ets. \"Léa\", SA");
      assertThat(message.getReplyTo()[0]).hasToString("paul@acme.example");
      assertThat(message.getSubject()).isEqualTo("ACME : « Entretien » à signer");
      assertThat(message.getMessageID()).isEqualTo("<mail_1.abc@acme.example>");
      assertThat(message.getSentDate()).isEqualTo(Date.from(WRITTEN));
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      MimeMultipart parts = (MimeMultipart) message.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat(content(parts.getBodyPart(0))).contains("\n012345").contains("à bientôt");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(content(parts.getBodyPart(1))).contains("<p>Léa</p>");
    }
  }

  private static String content(BodyPart part) throws Exception {
    return part.getContent().toString();
  }

  @Test
  void a_line_break_in_a_name_or_subject_adds_no_header() {
    transport()
        .send(
            new Mail(
                MAIL.messageId(),
                "ACME\r\nX-Evil: 1",
                null,
                MAIL.to(),
                "Hello\r\nX-Evil: 1\r\n\r\nbody",
                "text",
                "html"),
            WRITTEN);

    String raw = new String(received.get(0), StandardCharsets.ISO_8859_1);
    assertThat(raw.lines()).noneMatch(line -> line.startsWith("X-Evil"));
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 450, 451, 452})
  void a_server_that_says_later_gets_it_later(int code) {
    reject = code;

    assertThatThrownBy(() -> transport().send(MAIL, WRITTEN))
        .isInstanceOf(TransientFailure.class)
        .hasMessageNotContaining("lea@");
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 552, 554})
  void a_server_that_says_never_is_believed(int code) {
    reject = code;

    assertThatThrownBy(() -> transport().send(MAIL, WRITTEN))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(Integer.toString(code))
        .hasMessageNotContaining("lea@")
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("mail.refused");
  }

  @Test
  void no_server_is_a_reason_to_wait() {
    SmtpTransport transport = transport();
    server.stop();

    assertThatThrownBy(() -> transport.send(MAIL, WRITTEN))
        .isInstanceOf(TransientFailure.class)
        .extracting(e -> ((GatewayFailure) e).code())
        .isEqualTo("mail.unreachable");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5})
  void a_server_that_hangs_up_before_its_250_gets_the_mail_again(int answers) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread dropping = new Thread(() -> answerThenHangUp(socket, answers));
      dropping.start();
      SmtpTransport transport =
          new SmtpTransport(URI.create("smtp://127.0.0.1:" + socket.getLocalPort()), FROM);

      assertThatThrownBy(() -> transport.send(MAIL, WRITTEN))
          .isInstanceOf(TransientFailure.class)
          .extracting(e -> ((GatewayFailure) e).code())
          .isEqualTo("mail.unreachable");
      dropping.join();
    }
  }

  /** Speaks as far as the mail's last line at most, and never says that it took it. */
  private static void answerThenHangUp(ServerSocket server, int answers) {
    List<String> lines = List.of("220 mx", "250 mx", "250 ok", "250 ok", "354 go on");
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (int i = 0; i < answers; i++) {
        socket.getOutputStream().write((lines.get(i) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String end = i == 4 ? "." : "";
        String line = in.readLine();
        while (line != null && !end.isEmpty() && !line.equals(end)) {
          line = in.readLine();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_server_without_tls_gets_nothing_when_tls_is_asked_for() {
    SmtpTransport transport =
        new SmtpTransport(
            URI.create("smtp://127.0.0.1:" + server.getPort() + "?starttls=true"), FROM);

    assertThatThrownBy(() -> transport.send(MAIL, WRITTEN)).isInstanceOf(TransientFailure.class);
    assertThat(received).isEmpty();
  }

  // A mail written before its address was checked as strictly as now.
  @ParameterizedTest
  @ValueSource(strings = {"lé@example.org", "a..b@example.org", "lea.@example.org", "l@a..org"})
  void an_address_no_server_takes_is_refused_before_sending(String address) {
    Mail mail = new Mail(MAIL.messageId(), "ACME", null, address, "s", "text", "html");

    assertThatThrownBy(() -> transport().send(mail, WRITTEN)).isInstanceOf(PermanentFailure.class);
    assertThat(received).isEmpty();
  }

  @Test
  void the_setting_is_read_with_its_ports_and_login() {
    SmtpSettings full =
        SmtpSettings.parse(URI.create("smtps://user%40acme:p%3Aa+ss@mail.acme.example"));
    assertThat(full.port()).isEqualTo(465);
    assertThat(full.user()).isEqualTo("user@acme");
    assertThat(full.password()).isEqualTo("p:a+ss");
    assertThat(full).hasToString("smtps://mail.acme.example:465");
    assertThat(SmtpSettings.parse(URI.create("smtp://mail")).port()).isEqualTo(25);
    assertThat(SmtpSettings.parse(URI.create("smtp://mail?starttls=true")).port()).isEqualTo(587);
    assertThatThrownBy(() -> SmtpSettings.parse(URI.create("http://mail")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("paraph.smtp.url");
  }
}
