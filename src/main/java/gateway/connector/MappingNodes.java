package gateway.connector;

import gateway.base.Spelling;
import gateway.intake.FieldMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parts that mapping and contract files share; what is wrong becomes a finding. */
final class MappingNodes {
  private static final Set<String> KEYS =
      Set.of("column", "required", "default", "map", "date", "join");

  private final Findings findings;

  MappingNodes(Findings findings) {
    this.findings = findings;
  }

  /** Read {@code { column: …, required: true, … }}; empty when it has no column. */
  Optional<FieldMapping> field(YamlNode node) {
    unknown(node, KEYS);
    return fieldOf(node);
  }

  /** Read the mapping keys out of a map that may hold others too. */
  Optional<FieldMapping> fieldOf(YamlNode node) {
    List<String> columns = columns(node);
    if (columns.isEmpty()) {
      findings.error(node, "no column is named", "Write: { column: \"Name in the file\" }");
      return Optional.empty();
    }
    String join = node.text("join");
    if (join != null && columns.size() < 2) {
      findings.error(node, "join needs several columns", "Write: { column: [A, B], join: \" \" }");
    }
    try {
      return Optional.of(
          new FieldMapping(
              columns,
              join == null ? " " : join,
              flag(node, "required", false),
              node.text("default"),
              values(node),
              node.text("date")));
    } catch (IllegalArgumentException e) {
      findings.error(
          node.get("date").orElse(node),
          "date: is not a date pattern",
          "Write d for the day, M for the month, yyyy for the year, for example date: dd/MM/yyyy");
      return Optional.empty();
    }
  }

  private static List<String> columns(YamlNode node) {
    List<String> columns = new ArrayList<>();
    node.get("column")
        .ifPresent(
            column -> {
              if (column.isText()) {
                columns.add(column.text());
              }
              column.items().forEach(item -> columns.add(item.text()));
            });
    columns.removeIf(String::isBlank);
    return columns;
  }

  private static Map<String, String> values(YamlNode node) {
    Map<String, String> values = new HashMap<>();
    node.get("map")
        .map(YamlNode::entries)
        .orElse(List.of())
        .forEach(entry -> values.put(entry.key(), entry.value().text()));
    return values;
  }

  boolean flag(YamlNode node, String key, boolean otherwise) {
    Optional<YamlNode> value = node.get(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    String text = value.get().text();
    if (!text.equals("true") && !text.equals("false")) {
      findings.error(value.get(), "'" + key + "' must be true or false", "Correct the value");
    }
    return text.equals("true");
  }

  /** Report every member that is not known. */
  void unknown(YamlNode node, Set<String> known) {
    for (YamlNode.Entry entry : node.entries()) {
      if (!known.contains(entry.key())) {
        findings.error(
            entry.keyNode(),
            "'" + entry.key() + "' is not known here",
            Spelling.hint(entry.key(), known));
      }
    }
  }

  /** Run a parser on a member's text, turning its refusal into a finding at that place. */
  <T> @Nullable T parsed(YamlNode node, String key, Parser<T> parser) {
    Optional<YamlNode> value = node.get(key);
    if (value.isEmpty()) {
      return null;
    }
    try {
      return parser.parse(value.get().text());
    } catch (RuntimeException e) {
      findings.error(
          value.get(), "'" + key + "' cannot be read: " + e.getMessage(), "Correct the value");
      return null;
    }
  }

  /** Makes a value of a text or refuses it. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }
}
