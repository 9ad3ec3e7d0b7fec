package gateway.connector;

import gateway.contract.PersonField;
import gateway.intake.CsvDialect;
import gateway.intake.FieldMapping;
import gateway.intake.PeopleMapping;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code NAME.map.yaml}: each person field with the column it comes from, and beside them
 * {@code key:} (columns that identify a row) and {@code csv:} (charset, separator).
 */
final class PeopleMappingFile {
  private static final String KEY = "key";
  private static final String CSV = "csv";
  private static final String DESCRIPTION = "description";

  private PeopleMappingFile() {}

  static Optional<PeopleMapping> read(String file, String text, Findings findings) {
    Optional<YamlNode> root = YamlReader.read(file, text, findings);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    MappingNodes nodes = new MappingNodes(findings);
    Map<PersonField, FieldMapping> fields = new EnumMap<>(PersonField.class);
    for (YamlNode.Entry entry : root.get().entries()) {
      Optional<PersonField> field = PersonField.byName(entry.key());
      if (field.isPresent()) {
        nodes.field(entry.value()).ifPresent(mapping -> fields.put(field.get(), mapping));
      }
    }
    nodes.unknown(root.get(), known());
    if (fields.isEmpty()) {
      findings.error(root.get(), "no person field is mapped", "Write: email: { column: E-mail }");
      return Optional.empty();
    }
    return Optional.of(
        new PeopleMapping(fields, key(root.get()), dialect(root.get(), nodes, findings)));
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(Set.of(KEY, CSV, DESCRIPTION));
    Arrays.stream(PersonField.values()).map(PersonField::name).forEach(known::add);
    return known;
  }

  private static List<String> key(YamlNode root) {
    List<String> columns = new ArrayList<>();
    root.get(KEY)
        .ifPresent(
            key -> {
              if (key.isText()) {
                columns.add(key.text());
              }
              key.items().forEach(item -> columns.add(item.text()));
            });
    return columns;
  }

  private static CsvDialect.Overrides dialect(
      YamlNode root, MappingNodes nodes, Findings findings) {
    Optional<YamlNode> csv = root.get(CSV);
    if (csv.isEmpty()) {
      return CsvDialect.Overrides.NONE;
    }
    nodes.unknown(csv.get(), Set.of("charset", "separator"));
    String separator = csv.get().text("separator");
    if (separator != null && separator.length() != 1) {
      findings.error(csv.get(), "the separator must be one character", "Write \";\" or \"\\t\"");
    }
    return new CsvDialect.Overrides(
        nodes.parsed(csv.get(), "charset", Charset::forName),
        separator == null || separator.length() != 1 ? null : separator.charAt(0));
  }
}
