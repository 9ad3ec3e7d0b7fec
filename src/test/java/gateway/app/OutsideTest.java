package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.demo.LocalTimestampAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideTest {
  private static final byte[] DIGEST = Sha256.of(new byte[] {1, 2, 3});

  @TempDir Path folder;
  private LocalTimestampAuthority tsa;
  private LocalTimestampAuthority stranger;

  @BeforeEach
  void start() throws Exception {
    tsa = LocalTimestampAuthority.start(folder.resolve("tsa"), 0);
    stranger = LocalTimestampAuthority.start(folder.resolve("stranger"), 0);
  }

  @AfterEach
  void stop() {
    tsa.close();
    stranger.close();
  }

  private Settings settings(String urls, String roots) {
    return Settings.read(
        SettingsSource.gather(
            Map.of(),
            Map.of("paraph.timestamp.urls", urls, "paraph.timestamp.roots", roots),
            null,
            folder),
        folder,
        Path.of("/opt/paraph"));
  }

  private Outside open(String roots) {
    return Outside.open(settings(tsa.url().toString(), roots), Clock.systemUTC(), name -> "");
  }

  @Test
  void a_timestamp_must_lead_to_one_of_the_named_roots() throws Exception {
    Files.writeString(folder.resolve("roots.pem"), stranger.rootPem() + "\n" + tsa.rootPem());
    Files.writeString(folder.resolve("stranger.pem"), stranger.rootPem());

    try (Outside outside = open("roots.pem")) {
      assertThat(outside.timestamps().stamp(DIGEST).token()).isNotEmpty();
    }
    try (Outside outside = open("stranger.pem")) {
      assertThatThrownBy(() -> outside.timestamps().stamp(DIGEST))
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("none of the configured roots");
    }
    try (Outside outside = open("")) {
      assertThat(outside.timestamps().stamp(DIGEST).token()).isNotEmpty();
    }
  }

  @Test
  void roots_that_cannot_be_read_stop_the_start_and_name_the_setting() throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "nothing");

    for (String roots : new String[] {"absent.pem", "empty.pem", "."}) {
      assertThatThrownBy(() -> open(roots))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("paraph.timestamp.roots names");
    }
  }

  @Test
  void plain_http_to_elsewhere_without_roots_is_warned_about() {
    String urls = "http://tsa.example/a https://tsa.example/b http://127.0.0.1:1 http://[::1]:1";

    assertThat(Outside.warnings(settings(urls, "")))
        .singleElement()
        .asString()
        .contains("tsa.example", "paraph.timestamp.roots");
    assertThat(Outside.warnings(settings(urls, "roots.pem"))).isEmpty();
  }

  @Test
  void codes_sent_over_plain_http_to_elsewhere_are_warned_about() {
    assertThat(Outside.warnings(sms("http://sms.example/send")))
        .singleElement()
        .asString()
        .contains("sms.example", "paraph.sms.url");
    assertThat(Outside.warnings(sms("https://sms.example/send"))).isEmpty();
    assertThat(Outside.warnings(sms("http://127.0.0.1:9/send"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "paraph.smtp.url, smtp://user:secret@mail.example:25, mail.example",
    "paraph.bounce.imap.url, imap://user:secret@mail.example/INBOX, mail.example",
    "paraph.public-url, http://sign.example, sign.example",
    "paraph.public-url, https://sign.example, paraph.trusted-proxies"
  })
  void a_road_on_which_others_read_along_is_warned_about_without_its_secrets(
      String setting, String value, String told) {
    assertThat(Outside.warnings(with(Map.of(setting, value))))
        .singleElement()
        .asString()
        .contains(told, setting)
        .doesNotContain("secret@", ":secret");
  }

  @Test
  void a_closed_road_is_not_warned_about() {
    for (String url :
        List.of(
            "smtps://u:p@mail.example", "smtp://mail.example?starttls=true", "smtp://127.0.0.1")) {
      assertThat(Outside.warnings(with(Map.of("paraph.smtp.url", url)))).isEmpty();
    }
    assertThat(
            Outside.warnings(
                with(
                    Map.of(
                        "paraph.public-url", "https://sign.example",
                        "paraph.trusted-proxies", "10.0.0.5"))))
        .isEmpty();
  }

  private Settings with(Map<String, String> flags) {
    return Settings.read(
        SettingsSource.gather(Map.of(), flags, null, folder), folder, Path.of("/opt/paraph"));
  }

  private Settings sms(String url) {
    return Settings.read(
        SettingsSource.gather(
            Map.of(),
            Map.of("paraph.sms.url", url, "paraph.sms.body", "to={{to}}&text={{text}}"),
            null,
            folder),
        folder,
        Path.of("/opt/paraph"));
  }
}
