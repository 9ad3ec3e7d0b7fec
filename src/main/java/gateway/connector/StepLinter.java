package gateway.connector;

import gateway.base.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the steps of a route: which may be used, with which members and expressions. */
final class StepLinter {
  private static final Map<String, Set<String>> STEPS =
      Map.of(
          "to", Set.of(),
          "filter", Set.of("simple", "constant", "expression", "steps"),
          "choice", Set.of("when", "otherwise"),
          "setHeader", Set.of("name", "simple", "constant", "expression"),
          "setVariable", Set.of("name", "simple", "constant", "expression"),
          "log", Set.of("message", "loggingLevel", "logName"),
          "stop", Set.of(),
          "doTry", Set.of("steps", "doCatch", "doFinally"));
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "when", Set.of("simple", "constant", "expression", "steps"),
          "otherwise", Set.of("steps"),
          "doCatch", Set.of("exception", "steps"),
          "doFinally", Set.of("steps"),
          "expression", Set.of("simple", "constant"));

  /** simple is a programming language: only what reads the message itself may stand in it. */
  private static final Pattern SAFE =
      Pattern.compile(
          "body|header\\.[A-Za-z][A-Za-z0-9_-]*|variable\\.[A-Za-z][A-Za-z0-9_-]*|date:now:[^{}$]+");

  private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{([^{}]*)}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final Findings findings;
  private final MappingNodes nodes;
  private final Consumer<YamlNode> to;

  StepLinter(Findings findings, Consumer<YamlNode> to) {
    this.findings = findings;
    this.nodes = new MappingNodes(findings);
    this.to = to;
  }

  void check(YamlNode step) {
    if (step.entries().size() != 1) {
      findings.error(
          step, "a step is one word with its members below", "Write for example '- to:'");
      return;
    }
    YamlNode.Entry entry = step.entries().get(0);
    Set<String> members = STEPS.get(entry.key());
    if (members == null) {
      findings.error(
          entry.keyNode(),
          "the step '" + entry.key() + "' is not allowed in a client's route",
          Spelling.hint(entry.key(), STEPS.keySet()));
    } else if (entry.key().equals("to")) {
      to.accept(entry.value());
    } else {
      members(entry.value(), members);
      name(entry);
    }
  }

  private void members(YamlNode node, Set<String> known) {
    if (node.isText()) {
      findings.error(node, "the short form is not read here", "Write its members below it");
    }
    Set<String> allowed = new TreeSet<>(known);
    allowed.addAll(Set.of("id", "description"));
    nodes.unknown(node, allowed);
    for (YamlNode.Entry entry : node.entries()) {
      placeholder(entry.value());
      switch (entry.key()) {
        case "steps" -> entry.value().items().forEach(this::check);
        case "simple", "message" -> simple(entry.value());
        default -> part(entry);
      }
    }
  }

  private void part(YamlNode.Entry entry) {
    Set<String> known = PARTS.get(entry.key());
    if (known != null) {
      List<YamlNode> items =
          entry.value().isList() ? entry.value().items() : List.of(entry.value());
      items.forEach(item -> members(item, known));
    }
  }

  private void simple(YamlNode node) {
    String text = node.isMap() ? String.valueOf(node.text("expression")) : node.text();
    String rest =
        FUNCTION
            .matcher(text)
            .replaceAll(match -> SAFE.matcher(match.group(1)).matches() ? "" : "\\${");
    if (rest.contains("${") || rest.contains("$simple{")) {
      findings.error(
          node,
          "this expression may run code",
          "Only ${body}, ${header.NAME}, ${variable.NAME} and ${date:now:PATTERN} may be used");
    }
  }

  /** Outside a Kamelet's parameters Camel itself would resolve it, with every function it has. */
  void placeholder(YamlNode node) {
    boolean nested =
        Stream.concat(node.entries().stream().map(YamlNode.Entry::value), node.items().stream())
            .anyMatch(part -> part.text().contains("{{"));
    if (nested || node.text().contains("{{")) {
      findings.error(
          node, "{{…}} may stand only in the parameters of a Kamelet", "Write the value itself");
    }
  }

  private void name(YamlNode.Entry step) {
    if (!Set.of("setHeader", "setVariable").contains(step.key())) {
      return;
    }
    String name = String.valueOf(step.value().text("name"));
    if (!HEADER.matcher(name).matches() || name.regionMatches(true, 0, "camel", 0, 5)) {
      findings.error(
          step.value(),
          "the name must be letters, digits, - and _, and must not start with Camel",
          "Choose another name");
    }
  }
}
