package gateway.connector;

import gateway.base.PermanentFailure;
import gateway.base.Spelling;
import gateway.connector.KameletSpec.Parameter;
import gateway.contract.EventTypes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks one use of a Kamelet against what the Kamelet says of its parameters. */
final class KameletCallLinter {
  private static final String SCHEME = "kamelet:";
  private static final Pattern NAME = Pattern.compile("paraph-[a-z0-9-]+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  /** Camel's own parameters of the kamelet component, which load files from elsewhere. */
  private static final Set<String> FORBIDDEN = Set.of("location", "templateId", "routeId", "uuid");

  private static final Set<String> MAY_HOLD_QUESTION_MARKS = Set.of("uri", "paraph:pattern");

  /** What is announced to a client's routes today; the others are refused, not lost in silence. */
  private static final String SENT = "contract.closed";

  private static final Set<String> EVENTS =
      Stream.concat(
              EventTypes.OF_CONTRACTS.stream(), Stream.of("campaign.finished", "endpoint.disabled"))
          .collect(Collectors.toUnmodifiableSet());

  private final KameletCatalog catalog;
  private final Names names;
  private final Findings findings;

  KameletCallLinter(KameletCatalog catalog, Names names, Findings findings) {
    this.catalog = catalog;
    this.names = names;
    this.findings = findings;
  }

  /** What the client's folder and the gateway offer beside the route. */
  record Names(
      Map<String, String> placeholders,
      Set<String> mappings,
      Set<String> contracts,
      Predicate<String> secretKnown) {}

  /** Check the {@code uri:} and {@code parameters:} of a {@code from} or {@code to}. */
  void check(YamlNode call, boolean source) {
    Optional<YamlNode> uri = call.get("uri").filter(YamlNode::isText);
    if (uri.isEmpty()) {
      findings.error(call, "no uri: is given", "Write uri: kamelet:paraph-… and parameters:");
      return;
    }
    String text = uri.get().text();
    String name = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "";
    if (!NAME.matcher(name).matches()) {
      findings.error(
          uri.get(),
          "only Paraph's Kamelets may be used here, not '" + text.split("[?]", 2)[0] + "'",
          "Write uri: kamelet:paraph-… with its parameters: below. "
              + Spelling.hint(name, catalog.names()));
      return;
    }
    Optional<KameletSpec> spec = catalog.find(name);
    if (spec.isEmpty()) {
      findings.error(
          uri.get(), "there is no Kamelet '" + name + "'", Spelling.hint(name, catalog.names()));
      return;
    }
    if (spec.get().role().equals("source") != source) {
      findings.error(
          uri.get(),
          "'" + name + "' is a " + spec.get().role(),
          source ? "A route starts from a source" : "A step goes to a sink or an action");
    }
    parameters(call, uri.get(), spec.get());
  }

  private void parameters(YamlNode call, YamlNode uri, KameletSpec spec) {
    Optional<YamlNode> parameters = call.get("parameters");
    for (String required : spec.required()) {
      if (parameters.flatMap(p -> p.get(required)).isEmpty()) {
        findings.error(
            parameters.orElse(uri),
            "the parameter '" + required + "' of " + spec.name() + " is missing",
            "Add it under parameters:");
      }
    }
    parameters.ifPresent(p -> p.entries().forEach(entry -> parameter(entry, spec)));
  }

  private void parameter(YamlNode.Entry entry, KameletSpec spec) {
    Parameter parameter = spec.parameters().get(entry.key());
    if (parameter == null || FORBIDDEN.contains(entry.key())) {
      findings.error(
          entry.keyNode(),
          "'" + entry.key() + "' is no parameter of " + spec.name(),
          Spelling.hint(entry.key(), spec.parameters().keySet()));
      return;
    }
    String value = resolved(entry.value());
    if (value != null) {
      ampersand(parameter, entry.value().text(), value)
          .or(() -> wrong(parameter, value))
          .ifPresent(
              how -> findings.error(entry.value(), "'" + entry.key() + "' is not right", how));
    }
  }

  /** Return the value as Camel will see it, or null when that cannot be said. */
  private @Nullable String resolved(YamlNode node) {
    if (!node.isText()) {
      findings.error(node, "a parameter is one value", "Write a text, a number, true or false");
      return null;
    }
    StringBuilder out = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(node.text());
    boolean known = true;
    while (matcher.find()) {
      String key = matcher.group(1);
      String value = names.placeholders().get(key);
      if (value == null) {
        known = false;
        findings.error(
            node,
            "{{" + key + "}} has no value",
            "Add "
                + key
                + "=… to connector.properties. "
                + Spelling.hint(key, names.placeholders().keySet()));
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
    }
    matcher.appendTail(out);
    return known ? out.toString() : null;
  }

  /** The value becomes part of a Camel address, where & ends it unless it stands there whole. */
  private static Optional<String> ampersand(Parameter parameter, String written, String value) {
    boolean whole = PLACEHOLDER.matcher(written).matches() && !value.contains(")&");
    return must(
        !value.contains("&") || (parameter.format().equals("uri") && whole),
        "It may not hold &. Only an address may, if it is written as {{name}} and stands in"
            + " connector.properties, without )& in it");
  }

  /** Return how to correct the value, or empty when it is right. */
  private Optional<String> wrong(Parameter parameter, String value) {
    // The value becomes part of a Camel address, where these characters mean something else.
    if (value.contains("RAW(")
        || value.contains("RAW{")
        || value.contains("{{")
        || value.contains("#")
        || value.lines().count() > 1) {
      return Optional.of("It may not hold #, {{, RAW( or a line break");
    }
    // A ? begins the options of an address and %26 is another &: each would bring in a further one.
    if ((value.contains("?") && !MAY_HOLD_QUESTION_MARKS.contains(parameter.format()))
        || (value.contains("%") && !parameter.format().equals("uri"))) {
      return Optional.of("It may not hold ? or %");
    }
    if (!parameter.allowed().isEmpty() && !parameter.allowed().contains(value)) {
      return Optional.of(Spelling.hint(value, parameter.allowed()));
    }
    return switch (parameter.type()) {
      case "integer" -> must(value.matches("\\d{1,9}"), "Write a whole number");
      case "boolean" -> must(value.matches("true|false"), "Write true or false");
      default -> format(parameter.format().toLowerCase(Locale.ROOT), value);
    };
  }

  private Optional<String> format(String format, String value) {
    return switch (format) {
      case "paraph:secret" -> secret(value);
      case "paraph:schedule" -> schedule(value);
      case "paraph:mapping" -> sound(value, ".map.yaml", names.mappings());
      case "paraph:contract" -> sound(value, ".yaml", names.contracts());
      case "paraph:events" -> events(value);
      case "paraph:suffix" ->
          must(
              value.matches("(\\.[A-Za-z0-9_-]{1,20}){1,2}"),
              "Write a dot and letters, digits, _ or -, such as .done");
      case "uri" ->
          must(value.matches("https?://[^\\s]+"), "Write an address that starts with https://");
      default -> Optional.empty();
    };
  }

  private static Optional<String> sound(String value, String suffix, Set<String> known) {
    String none = "The folder has no sound " + value + suffix;
    return must(
        known.contains(value),
        known.isEmpty()
            ? none + ". Write it, or mend what is said of it here"
            : none + ". " + Spelling.hint(value, known));
  }

  private static Optional<String> events(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(type -> !type.equals(SENT))
        .map(
            type ->
                EVENTS.contains(type)
                    ? "A client's route hears of "
                        + SENT
                        + " only; '"
                        + type
                        + "' is not available yet in this version"
                    : "There is no event '" + type + "'. " + Spelling.hint(type, EVENTS))
        .findFirst();
  }

  private Optional<String> secret(String value) {
    if (!NamedSecrets.isName(value)) {
      return Optional.of("Write the name of a secret (capitals, digits, _), never the secret");
    }
    if (value.startsWith("PARAPH_")) {
      return Optional.of(
          "Names that start with PARAPH_ are the gateway's own settings. Give the secret another");
    }
    return must(
        names.secretKnown().test(value),
        "The secret "
            + value
            + " is set nowhere. Set the environment variable "
            + value
            + ", or write it into the file secrets/"
            + value
            + " of the data folder");
  }

  private static Optional<String> schedule(String value) {
    try {
      Schedule.parse(value);
      return Optional.empty();
    } catch (PermanentFailure e) {
      return Optional.of("Write " + Schedule.ALLOWED + ", from 1 second to 31 days");
    }
  }

  private static Optional<String> must(boolean holds, String how) {
    return holds ? Optional.empty() : Optional.of(how);
  }
}
