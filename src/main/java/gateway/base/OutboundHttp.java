package gateway.base;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one way out over HTTP: no redirects, no cookies, the resolved address is checked against the
 * egress rules when connecting, connect and total time are bounded.
 */
public interface OutboundHttp {
  /**
   * Post bytes.
   *
   * @throws TransientFailure {@code net.unreachable}, {@code net.timeout}
   * @throws PermanentFailure {@code net.egress-refused} when the rules forbid the address
   */
  Answer post(Request request);

  /**
   * What to send.
   *
   * @param totalTime for the whole exchange, a slowly dripping body included
   * @param maxAnswer bytes of the answer's body that are read; more is cut off
   */
  record Request(
      URI url, Map<String, String> headers, byte[] body, Duration totalTime, int maxAnswer) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * What came back.
   *
   * @param retryAfter the header's value in seconds, when it was given as a number
   */
  record Answer(int status, @Nullable String contentType, byte[] body, @Nullable Long retryAfter) {}
}
