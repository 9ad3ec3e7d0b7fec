package processors;

import gateway.access.ApiCaller;
import gateway.access.ApiKeys;
import gateway.base.PermanentFailure;
import gateway.web.ApiCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The airlock of the API: establishes who calls, takes path and query as the server saw them, and
 * leaves every header outside. A path parameter is never read as a header: a request header of the
 * same name would stand beside it.
 */
public final class ApiAirlock implements Processor {
  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;

  public ApiAirlock(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    ApiCaller caller = authenticate(message.getHeader("Authorization", String.class));
    String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
    String query = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
    String key = message.getHeader("Idempotency-Key", String.class);
    message.removeHeaders("*");
    message.setBody(
        new ApiCall(caller, path.startsWith("/") ? path : "/" + path, parse(query), key));
  }

  private ApiCaller authenticate(@Nullable String authorization) {
    // The scheme is written in any case, as at the uploads.
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new PermanentFailure(
          "auth.key", "Send Authorization: Bearer pk_… with a valid, unexpired API key");
    }
    return keys.authenticate(authorization.substring(BEARER.length()).strip())
        .orElseThrow(
            () -> new PermanentFailure("auth.key", "The API key is unknown or has expired"));
  }

  private static Map<String, String> parse(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure(
          "request.query", "The query is not URL-encoded properly: " + e.getMessage());
    }
  }
}
