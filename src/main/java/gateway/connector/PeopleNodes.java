package gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.intake.ContractPeople;
import gateway.intake.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who acts on a contract. The rules are the API's own: the YAML is handed over as JSON, and
 * what is wrong comes back to its place in the file.
 */
final class PeopleNodes {
  static final Set<String> KEYS = Set.of("recipients", "order", "remindEvery", "collect");
  private static final Set<String> NUMBERS = Set.of("maxSizeMb", "maxFiles");
  private static final Set<String> FLAGS = Set.of("customer", "required");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Findings findings;

  PeopleNodes(Findings findings) {
    this.findings = findings;
  }

  ContractPeople read(YamlNode root) {
    ObjectNode settings = JSON.objectNode();
    for (YamlNode.Entry entry : root.entries()) {
      if (KEYS.contains(entry.key())) {
        settings.set(entry.key(), json(entry.key(), entry.value()));
      }
    }
    if (!settings.has("recipients")) {
      settings.putArray("recipients").addObject().put("role", "signer").put("customer", true);
    }
    List<ProblemItem> problems = new ArrayList<>();
    ContractPeople people = ContractPeople.ofSettings(settings, problems);
    for (ProblemItem problem : problems) {
      List<String> path = List.of(problem.pointer().substring(1).split("/", -1));
      findings.error(
          at(root, path),
          "'" + path.get(path.size() - 1) + "' " + problem.message(),
          "Correct it here");
    }
    return people;
  }

  private static JsonNode json(String name, YamlNode node) {
    if (node.isMap()) {
      ObjectNode object = JSON.objectNode();
      node.entries().forEach(entry -> object.set(entry.key(), json(entry.key(), entry.value())));
      return object;
    }
    if (node.isList()) {
      ArrayNode array = JSON.arrayNode();
      node.items().forEach(item -> array.add(json(name, item)));
      return array;
    }
    String text = node.text();
    if (FLAGS.contains(name) && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (NUMBERS.contains(name) && text.matches("\\d{1,6}")) {
      return JSON.numberNode(Integer.parseInt(text));
    }
    // A postal code or a mobile number is a text in JSON, with or without quotes here.
    return node.isText() ? JSON.textNode(text) : JSON.nullNode();
  }

  /** The node at a path, or the last one on the way there. */
  private static YamlNode at(YamlNode root, List<String> path) {
    YamlNode node = root;
    for (String step : path) {
      Optional<YamlNode> next =
          node.isList() && step.matches("\\d{1,6}") && Integer.parseInt(step) < node.items().size()
              ? Optional.of(node.items().get(Integer.parseInt(step)))
              : node.get(step.replace("~1", "/").replace("~0", "~"));
      if (next.isEmpty()) {
        return node;
      }
      node = next.get();
    }
    return node;
  }
}
