package gateway.signing;

import gateway.base.GatewayFailure;
import gateway.base.OutboundHttp;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** RFC 3161 over HTTP: the authorities are asked in order, the first proper answer counts. */
public final class HttpTimestampSource implements TimestampSource {
  private static final Duration TOTAL_TIME = Duration.ofSeconds(10);
  private static final Duration LARGEST_DRIFT = Duration.ofMinutes(5);
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final OutboundHttp http;
  private final List<URI> authorities;
  private final List<X509Certificate> anchors;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param authorities from {@code paraph.timestamp.urls}, in order of preference
   * @param anchors the roots an authority's certificate must lead to; empty: any authority among
   *     the configured addresses is believed
   */
  public HttpTimestampSource(
      OutboundHttp http, List<URI> authorities, List<X509Certificate> anchors, Clock clock) {
    this.http = http;
    this.authorities = List.copyOf(authorities);
    this.anchors = List.copyOf(anchors);
    this.clock = clock;
  }

  @Override
  public Timestamp stamp(byte[] sha256) {
    if (authorities.isEmpty()) {
      throw new TransientFailure(
          "timestamp.unavailable",
          "No timestamp authority is configured; set paraph.timestamp.urls");
    }
    List<String> reasons = new ArrayList<>();
    for (URI authority : authorities) {
      try {
        return ask(authority, sha256);
      } catch (GatewayFailure e) {
        reasons.add(authority.getHost() + ": " + e.getMessage());
      }
    }
    throw new TransientFailure(
        "timestamp.unavailable",
        "No timestamp authority answered properly (" + String.join("; ", reasons) + ")");
  }

  private Timestamp ask(URI authority, byte[] sha256) {
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      TimeStampRequest request =
          generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(64, random));
      OutboundHttp.Answer answer =
          http.post(
              new OutboundHttp.Request(
                  authority,
                  Map.of(
                      "Content-Type",
                      "application/timestamp-query",
                      "Accept",
                      "application/timestamp-reply"),
                  request.getEncoded(),
                  TOTAL_TIME,
                  LARGEST_ANSWER));
      if (answer.status() != 200) {
        throw refused("it answered HTTP status " + answer.status());
      }
      TimeStampResponse response = new TimeStampResponse(answer.body());
      response.validate(request);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw refused("it refused: " + response.getStatusString());
      }
      byte[] encoded = token.getEncoded();
      checkTrust(TimestampCheck.of(encoded, sha256));
      return new Timestamp(encoded, token.getTimeStampInfo().getGenTime().toInstant());
    } catch (TSPException | IOException | IllegalArgumentException | ClassCastException e) {
      throw refused("its answer is not valid: " + e.getMessage());
    }
  }

  private void checkTrust(TimestampCheck token) {
    Duration drift = Duration.between(token.at(), clock.instant()).abs();
    if (drift.compareTo(LARGEST_DRIFT) > 0) {
      throw refused("its clock and ours differ by " + drift.toSeconds() + " seconds");
    }
    if (anchors.isEmpty()) {
      return;
    }
    CertificateChain chain =
        CertificateChain.toAnchors(token.authority(), token.certificates(), anchors)
            .orElseThrow(() -> refused("its certificate leads to none of the configured roots"));
    chain
        .problemAt(token.at())
        .ifPresent(
            problem -> {
              throw refused("its certificate chain does not hold: " + problem);
            });
  }

  private static PermanentFailure refused(String why) {
    return new PermanentFailure("timestamp.refused", why);
  }
}
