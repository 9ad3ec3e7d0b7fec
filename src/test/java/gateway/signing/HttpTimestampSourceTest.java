package gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.OutboundHttp;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.demo.LocalTimestampAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTimestampSourceTest {
  private static final byte[] DIGEST = Sha256.of(new byte[] {1, 2, 3});

  @TempDir Path folder;
  Clock clock = Clock.systemUTC();
  LocalTimestampAuthority tsa;

  @BeforeEach
  void start() throws Exception {
    tsa = LocalTimestampAuthority.start(folder.resolve("tsa"), 0);
  }

  @AfterEach
  void stop() {
    tsa.close();
  }

  private HttpTimestampSource source(List<URI> urls, List<X509Certificate> anchors) {
    return new HttpTimestampSource(new PlainHttp(), urls, anchors, clock);
  }

  private void assertUnavailable(TimestampSource source) {
    assertThatThrownBy(() -> source.stamp(DIGEST))
        .isInstanceOfSatisfying(
            TransientFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("timestamp.unavailable"));
  }

  @Test
  void a_token_names_the_time_and_its_authority() {
    Timestamp stamp = source(List.of(tsa.url()), List.of(tsa.root())).stamp(DIGEST);

    assertThat(Duration.between(stamp.at(), clock.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(TimestampCheck.of(stamp.token(), DIGEST).certificates()).contains(tsa.root());
    assertThatThrownBy(() -> TimestampCheck.of(stamp.token(), Sha256.of(new byte[0])))
        .hasMessageContaining("other bytes");
  }

  @Test
  void the_next_authority_is_asked_when_the_first_is_down() {
    URI nobody = URI.create("http://127.0.0.1:1/tsa");
    assertThat(source(List.of(nobody, tsa.url()), List.of()).stamp(DIGEST).token()).isNotEmpty();
  }

  @Test
  void a_paused_authority_and_no_authority_are_unavailable_for_now() {
    TimestampSource source = source(List.of(tsa.url()), List.of());
    tsa.pause();
    assertUnavailable(source);
    tsa.resume();
    assertThat(source.stamp(DIGEST).token()).isNotEmpty();
    assertUnavailable(source(List.of(), List.of()));
  }

  @Test
  void a_wrong_root_a_wrong_clock_and_a_replayed_answer_are_refused() throws Exception {
    try (var other = LocalTimestampAuthority.start(folder.resolve("other"), 0);
        var late =
            LocalTimestampAuthority.start(
                folder.resolve("late"), 0, Clock.offset(clock, Duration.ofMinutes(6)))) {
      assertUnavailable(source(List.of(tsa.url()), List.of(other.root())));
      assertUnavailable(source(List.of(late.url()), List.of()));
    }
    PlainHttp real = new PlainHttp();
    OutboundHttp.Answer[] first = new OutboundHttp.Answer[1];
    OutboundHttp replaying =
        request -> {
          if (first[0] == null) {
            first[0] = real.post(request);
          }
          return first[0];
        };
    TimestampSource source =
        new HttpTimestampSource(replaying, List.of(tsa.url()), List.of(), clock);
    assertThat(source.stamp(DIGEST).token()).isNotEmpty();
    assertUnavailable(source);
  }

  @Test
  void a_restarted_authority_is_the_same_one() throws Exception {
    try (var again = LocalTimestampAuthority.start(folder.resolve("tsa"), 0)) {
      assertThat(again.rootPem()).isEqualTo(tsa.rootPem());
    }
  }
}
