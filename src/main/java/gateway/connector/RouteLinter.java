package gateway.connector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a client's route file: a few steps that carry messages about, and nothing that runs code.
 * What is not listed here is refused.
 */
final class RouteLinter {
  private static final Set<String> ROUTE = Set.of("id", "description", "from");
  private static final Set<String> FROM = Set.of("id", "description", "uri", "parameters", "steps");
  private static final Set<String> TO = Set.of("id", "description", "uri", "parameters");

  private final String client;
  private final KameletCallLinter calls;
  private final Findings findings;
  private final MappingNodes nodes;
  private final StepLinter steps;
  private final Set<String> routeIds = new LinkedHashSet<>();

  RouteLinter(String client, KameletCallLinter calls, Findings findings) {
    this.client = client;
    this.calls = calls;
    this.findings = findings;
    this.nodes = new MappingNodes(findings);
    this.steps = new StepLinter(findings, this::to);
  }

  /** Check one file; call once for each file of the client, in any order. */
  void check(String file, String text) {
    Optional<YamlNode> root = YamlReader.read(file, text, findings);
    if (root.isEmpty()) {
      return;
    }
    if (!root.get().isList()) {
      findings.error(root.get(), "a route file is a list", "Start it with '- route:'");
      return;
    }
    for (YamlNode item : root.get().items()) {
      nodes.unknown(item, Set.of("route"));
      item.get("route").ifPresent(route -> route(route, file));
    }
  }

  private void route(YamlNode route, String file) {
    nodes.unknown(route, ROUTE);
    id(route, file);
    names(route);
    Optional<YamlNode> from = route.get("from").filter(YamlNode::isMap);
    if (from.isEmpty()) {
      findings.error(route, "the route has no from:", "Write from: with uri: and steps:");
      return;
    }
    nodes.unknown(from.get(), FROM);
    names(from.get());
    calls.check(from.get(), true);
    List<YamlNode> items = from.get().get("steps").map(YamlNode::items).orElse(List.of());
    if (items.isEmpty()) {
      findings.error(from.get(), "the route does nothing", "Add steps: to its from:");
    }
    items.forEach(steps::check);
  }

  private void id(YamlNode route, String file) {
    String id = route.text("id");
    Pattern shape = Pattern.compile(Pattern.quote(client) + "\\.[a-z0-9][a-z0-9-]{0,39}");
    String proposed = client + "." + file.replaceAll(".*/|\\.camel\\.yaml$", "");
    if (id == null || !shape.matcher(id).matches()) {
      findings.error(
          route.get("id").orElse(route),
          "the route's id must be '" + client + ".' and a name of a-z, 0-9 and -",
          "Write id: " + (shape.matcher(proposed).matches() ? proposed : client + ".people"));
    } else if (!routeIds.add(id)) {
      findings.error(
          route.get("id").orElse(route),
          "another route is already called '" + id + "'",
          "Choose another id");
    }
  }

  private void to(YamlNode to) {
    if (!to.isMap()) {
      findings.error(to, "to: needs its long form", "Write to: with uri: and parameters: below");
      return;
    }
    nodes.unknown(to, TO);
    names(to);
    calls.check(to, false);
  }

  private void names(YamlNode node) {
    node.get("id").ifPresent(steps::placeholder);
    node.get("description").ifPresent(steps::placeholder);
  }
}
