package gateway.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a provider wants to be asked: a POST whose headers and body have the places {@code {{to}}},
 * {@code {{text}}}, {@code {{id}}} and {@code {{secret}}}.
 *
 * @param headers {@code Content-Type} is {@code application/json} or {@code
 *     application/x-www-form-urlencoded}; values are put into the body as that type wants them
 * @param expect text the answer must hold beside a 2xx; null when the status says enough
 * @param secret the name of the secret, never its value
 */
public record SmsTemplate(
    URI url,
    Map<String, String> headers,
    String body,
    @Nullable String expect,
    @Nullable String secret) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
  private static final Set<String> IN_BODY = Set.of("to", "text", "id", "secret");
  private static final Set<String> IN_HEADERS = Set.of("id", "secret");
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TYPE = "Content-Type";

  public SmsTemplate {
    headers = withType(headers, body);
    Set<String> used = places("paraph.sms.body", body, IN_BODY);
    if (!used.contains("to") || !used.contains("text")) {
      throw refused("paraph.sms.body must hold {{to}} and {{text}}");
    }
    headers.values().forEach(value -> used.addAll(places("paraph.sms.headers", value, IN_HEADERS)));
    if (used.contains("secret") && secret == null) {
      throw refused("{{secret}} is used, so paraph.sms.secret must name the secret");
    }
    requireJson(headers, body);
  }

  /**
   * Read the settings.
   *
   * @param headers {@code Name: value}, several separated by a bar or a line break
   * @throws PermanentFailure {@code settings.sms} saying what to write
   */
  public static SmsTemplate parse(
      URI url,
      @Nullable String headers,
      @Nullable String body,
      @Nullable String expect,
      @Nullable String secret) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String line : headers == null ? new String[0] : headers.split("[|\\n]")) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw refused("paraph.sms.headers must look like Name: value | Name: value");
      }
      named.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    if (body == null) {
      throw refused(
          "paraph.sms.url is set, so paraph.sms.body must say what is posted, for example"
              + " {\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
    }
    return new SmsTemplate(url, named, body, expect, secret);
  }

  Map<String, String> headersFor(SmsSender.Sms message, String secretValue) {
    Map<String, String> filled = new LinkedHashMap<>();
    headers.forEach(
        (name, value) ->
            filled.put(name, filled(value, message, secretValue, UnaryOperator.identity())));
    return filled;
  }

  byte[] bodyFor(SmsSender.Sms message, String secretValue) {
    UnaryOperator<String> escape =
        isJson(headers)
            ? value -> new String(JsonStringEncoder.getInstance().quoteAsString(value))
            : value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
    return filled(body, message, secretValue, escape).getBytes(StandardCharsets.UTF_8);
  }

  /** One pass: a value that looks like a place is data. */
  private static String filled(
      String template, SmsSender.Sms message, String secretValue, UnaryOperator<String> escape) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String value =
                  switch (place.group(1)) {
                    case "to" -> message.to();
                    case "text" -> message.text();
                    case "id" -> message.id();
                    default -> secretValue;
                  };
              return Matcher.quoteReplacement(escape.apply(value));
            });
  }

  private static Map<String, String> withType(Map<String, String> headers, String body) {
    Map<String, String> named = new LinkedHashMap<>(headers);
    if (named.keySet().stream().noneMatch(TYPE::equalsIgnoreCase)) {
      named.put(TYPE, body.stripLeading().startsWith("{") ? JSON : FORM);
    }
    if (!isJson(named) && !type(named).startsWith(FORM)) {
      throw refused("The Content-Type in paraph.sms.headers must be " + JSON + " or " + FORM);
    }
    return Map.copyOf(named);
  }

  private static boolean isJson(Map<String, String> headers) {
    return type(headers).startsWith(JSON);
  }

  private static String type(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> TYPE.equalsIgnoreCase(header.getKey()))
        .map(header -> header.getValue().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private static Set<String> places(String setting, String template, Set<String> allowed) {
    Set<String> used = new TreeSet<>();
    PLACE.matcher(template).results().forEach(place -> used.add(place.group(1)));
    for (String name : used) {
      if (!allowed.contains(name)) {
        throw refused(setting + " holds {{" + name + "}}; it may hold " + new TreeSet<>(allowed));
      }
    }
    return used;
  }

  private static void requireJson(Map<String, String> headers, String body) {
    if (isJson(headers)) {
      try {
        // A number for each place: it may stand inside quotes and without.
        new ObjectMapper().readTree(PLACE.matcher(body).replaceAll("0"));
      } catch (JsonProcessingException e) {
        throw refused("paraph.sms.body is posted as JSON, but is none");
      }
    }
  }

  private static PermanentFailure refused(String why) {
    return new PermanentFailure("settings.sms", why);
  }

  /** Without the headers: somebody may have written a token there. */
  @Override
  public String toString() {
    return "SmsTemplate[" + url.getHost() + "]";
  }
}
