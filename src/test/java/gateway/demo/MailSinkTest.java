package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSinkTest {
  private static final String LEA = "lea@example.org";
  private final Bell bell = new Bell();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"quoted-printable", "base64", "8bit"})
  void a_french_mail_is_read_whatever_its_encoding(String encoding) throws Exception {
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    try (MailSink sink = MailSink.start(mailbox, 0, null)) {
      send(sink.url(), LEA, "ACME : « Contrat d'été » à signer", encoding, invitation("jeton_A-1"));
    }
    Mail mail = mailbox.newest("LEA@example.org", any -> true).orElseThrow();
    assertThat(mail.subject()).isEqualTo("ACME : « Contrat d'été » à signer");
    assertThat(mail.text()).contains("Bonjour Léa").contains("Besançon");
    assertThat(mail.signingLink()).contains(URI.create("http://127.0.0.1:8080/sign/jeton_A-1"));
    assertThat(mail.code()).isEmpty();
  }

  @Test
  void the_mail_is_on_the_disk_when_the_sender_has_its_250() throws Exception {
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    try (MailSink sink = MailSink.start(mailbox, 0, null)) {
      send(
          sink.url(),
          LEA,
          "Votre code ACME",
          "quoted-printable",
          "Votre code :\r\n\r\n  123 456\r\n");
      assertThat(emlFiles()).hasSize(1);
    }
    Mailbox reopened = Mailbox.open(folder, Clock.systemUTC(), bell);
    Mail mail = reopened.newest(LEA, any -> true).orElseThrow();
    assertThat(mail.code()).contains("123456");
    assertThat(mail.arrivedAt())
        .isEqualTo(mailbox.newest(LEA, any -> true).orElseThrow().arrivedAt());
  }

  @Test
  void six_digits_in_a_mail_with_a_link_are_no_code() throws Exception {
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    try (MailSink sink = MailSink.start(mailbox, 0, null)) {
      send(sink.url(), LEA, "Dossier", "8bit", "123456\r\nhttp://127.0.0.1:1/sign/abc.\r\n");
    }
    Mail mail = mailbox.newest(LEA, any -> true).orElseThrow();
    assertThat(mail.code()).isEmpty();
    assertThat(mail.signingLink()).contains(URI.create("http://127.0.0.1:1/sign/abc"));
  }

  @Test
  void the_same_mail_twice_is_two_files_and_the_newest_counts() throws Exception {
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    try (MailSink sink = MailSink.start(mailbox, 0, null)) {
      for (String code : new String[] {"111111", "111111", "222222"}) {
        send(sink.url(), LEA, "Code", "8bit", "Code\r\n" + code + "\r\n");
      }
    }
    assertThat(emlFiles()).hasSize(3);
    assertThat(mailbox.newest(LEA, m -> m.code().isPresent()).orElseThrow().code())
        .contains("222222");
  }

  @Test
  void a_relay_gets_each_mail_before_the_sender_has_its_250() throws Exception {
    Mailbox outside = Mailbox.open(folder.resolve("outside"), Clock.systemUTC(), bell);
    Mailbox inside = Mailbox.open(folder.resolve("inside"), Clock.systemUTC(), bell);
    try (MailSink real = MailSink.start(outside, 0, null);
        MailSink between = MailSink.start(inside, 0, new MailRelay(real.url()))) {
      send(between.url(), LEA, "Déjà vu", "base64", invitation("t"));
      assertThat(outside.newest(LEA, any -> true).orElseThrow().subject()).isEqualTo("Déjà vu");
      assertThat(inside.size()).isEqualTo(1);
    }
  }

  @Test
  void a_relay_that_is_down_makes_the_sender_try_again() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    MailRelay relay = new MailRelay(URI.create("smtp://user:geheim@127.0.0.1:" + closed));
    try (MailSink sink = MailSink.start(mailbox, 0, relay)) {
      assertThatThrownBy(() -> send(sink.url(), LEA, "x", "8bit", "x"))
          .isInstanceOf(MessagingException.class)
          .hasStackTraceContaining("451");
    }
    assertThat(relay.toString()).doesNotContain("geheim");
  }

  @Test
  void a_half_written_mail_of_a_killed_process_is_swept_away() throws Exception {
    Files.writeString(folder.resolve(".4711.tmp"), "half");
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    assertThat(mailbox.size()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoever_waits_sees_the_mail_as_soon_as_it_is_kept() throws Exception {
    Mailbox mailbox = Mailbox.open(folder, Clock.systemUTC(), bell);
    Instant asked = Instant.now();
    assertThat(mailbox.await(LEA, any -> true, Duration.ofMillis(1))).isEmpty();
    Thread sender = new Thread(() -> keep(mailbox));
    sender.start();
    Mail mail = mailbox.await(LEA, any -> true, Duration.ofSeconds(20)).orElseThrow();
    sender.join();
    assertThat(mail.arrivedAt()).isAfterOrEqualTo(Instant.ofEpochMilli(asked.toEpochMilli()));
  }

  private static void keep(Mailbox mailbox) {
    try {
      mailbox.keep(LEA, ("To: " + LEA + "\r\nSubject: s\r\n\r\n123456\r\n").getBytes("US-ASCII"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String invitation(String token) {
    return "Bonjour Léa, ACME à Besançon vous invite à signer :\r\n"
        + "http://127.0.0.1:8080/sign/"
        + token
        + "\r\nUn code suivra par e-mail, avec une très très longue ligne pour que le codage coupe.\r\n";
  }

  static void send(URI smtp, String to, String subject, String encoding, String text)
      throws MessagingException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", smtp.getHost());
    properties.setProperty("mail.smtp.port", Integer.toString(smtp.getPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("sign@acme.example"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8", "plain");
    plain.setHeader("Content-Transfer-Encoding", encoding);
    MimeBodyPart html = new MimeBodyPart();
    html.setText("<p>see text</p>", "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    Transport.send(message);
  }

  private Path[] emlFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).toArray(Path[]::new);
    }
  }
}
