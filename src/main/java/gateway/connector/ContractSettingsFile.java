package gateway.connector;

import gateway.contract.Level;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.intake.ContractPeople;
import gateway.intake.ContractSettings;
import gateway.intake.FieldMapping;
import gateway.intake.Files;
import gateway.intake.PropertyMapping;
import gateway.intake.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code NAME.yaml}: the contract each row of a people file asks for. */
final class ContractSettingsFile {
  private static final Set<String> OWN =
      Set.of(
          "description",
          "document",
          "documents",
          "annexes",
          "title",
          "message",
          "locale",
          "level",
          "externalId",
          "properties",
          "expiresAfter");
  private static final Set<String> PROPERTY_KEYS =
      Set.of(
          "column",
          "default",
          "map",
          "date",
          "join",
          "value",
          "fillBy",
          "label",
          "required",
          "type");

  private static final String DURATION = "it must be days or hours, such as P30D or PT12H";
  private static final int MAX_HEAD = 1024;

  private static final Set<String> KEYS = union(OWN, PeopleNodes.KEYS);

  private final Findings findings;
  private final MappingNodes nodes;

  private ContractSettingsFile(Findings findings) {
    this.findings = findings;
    this.nodes = new MappingNodes(findings);
  }

  /** Finds a PDF of the client's folder by its name, or refuses it with a finding. */
  @FunctionalInterface
  interface Documents {
    Optional<Upload> find(YamlNode name);
  }

  static Optional<ContractSettings> read(
      String file, String text, Documents documents, Findings findings) {
    return YamlReader.read(file, text, findings)
        .flatMap(root -> new ContractSettingsFile(findings).settings(root, documents));
  }

  private Optional<ContractSettings> settings(YamlNode root, Documents documents) {
    nodes.unknown(root, KEYS);
    List<Upload> files = files(root, documents);
    List<Upload> annexes = list(root, "annexes", documents);
    String title = root.text("title");
    if (title == null) {
      findings.error(root, "no title is given", "Write: title: what the contract is called");
    }
    ContractPeople people = new PeopleNodes(findings).read(root);
    List<PropertyMapping> properties = properties(root, people.signingPeople());
    String locale = Objects.requireNonNullElse(nodes.parsed(root, "locale", this::locale), "fr");
    Level level =
        Objects.requireNonNullElse(
            nodes.parsed(root, "level", ContractSettingsFile::level), Level.B_T);
    FieldMapping externalId = root.get("externalId").flatMap(this::externalId).orElse(null);
    Duration expiresAfter = nodes.parsed(root, "expiresAfter", ContractSettingsFile::duration);
    if (files.isEmpty() || title == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ContractSettings(
            new Files(files, annexes),
            title,
            Objects.requireNonNullElse(root.text("message"), ""),
            locale,
            level,
            externalId,
            people,
            properties,
            expiresAfter));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private List<Upload> files(YamlNode root, Documents documents) {
    Optional<YamlNode> one = root.get("document");
    if (one.isPresent() && root.get("documents").isPresent()) {
      findings.error(one.get(), "both document and documents are named", "Write documents: alone");
    }
    if (one.isPresent() && one.get().isText()) {
      return documents.find(one.get()).filter(pdf(one.get())).map(List::of).orElse(List.of());
    }
    List<Upload> several = list(root, "documents", name -> documents.find(name).filter(pdf(name)));
    if (several.isEmpty()
        && root.get("documents").map(YamlNode::items).orElse(List.of()).isEmpty()) {
      findings.error(root, "no document is named", "Write: document: contract.pdf");
    }
    return several;
  }

  /** Only a first look: what else may be wrong with a document is told when its first row comes. */
  private Predicate<Upload> pdf(YamlNode name) {
    return file -> {
      int head = Math.min(file.content().length, MAX_HEAD);
      boolean pdf =
          new String(file.content(), 0, head, StandardCharsets.ISO_8859_1).contains("%PDF");
      if (!pdf) {
        findings.error(
            name,
            "'" + file.name() + "' is not a PDF",
            "Export the document as PDF and put it here");
      }
      return pdf;
    };
  }

  private List<Upload> list(YamlNode root, String key, Documents documents) {
    Optional<YamlNode> named = root.get(key);
    if (named.isPresent() && !named.get().isList()) {
      findings.error(
          named.get(),
          "'" + key + "' must be a list",
          "Write: " + key + ": [first.pdf, second.pdf]");
    }
    List<Upload> files = new ArrayList<>();
    for (YamlNode name : named.map(YamlNode::items).orElse(List.of())) {
      documents.find(name).ifPresent(files::add);
    }
    return files;
  }

  /** A business number that is named is always required: it is what makes a row the same row. */
  private Optional<FieldMapping> externalId(YamlNode node) {
    return nodes
        .field(node)
        .map(
            f -> new FieldMapping(f.columns(), f.join(), true, f.fallback(), f.values(), f.date()));
  }

  private List<PropertyMapping> properties(YamlNode root, List<String> people) {
    List<PropertyMapping> properties = new ArrayList<>();
    for (YamlNode.Entry entry : root.get("properties").map(YamlNode::entries).orElse(List.of())) {
      properties.add(property(entry, people));
    }
    return properties;
  }

  private PropertyMapping property(YamlNode.Entry entry, List<String> people) {
    YamlNode node = entry.value();
    nodes.unknown(node, PROPERTY_KEYS);
    FieldMapping column = node.get("column").isPresent() ? column(node) : null;
    String constant = node.text("value");
    String fillBy = node.text("fillBy");
    if (column == null && constant == null && fillBy == null) {
      findings.error(
          entry.keyNode(),
          "'" + entry.key() + "' gets its value from nowhere",
          "Give it a column:, a value: or fillBy: " + people.stream().findFirst().orElse("sender"));
    }
    if (fillBy != null && !fillBy.equals(Property.SENDER) && !people.contains(fillBy)) {
      findings.error(
          node,
          "no person who signs is called '" + fillBy + "'",
          "Write fillBy: " + String.join(" or ", people) + " or " + Property.SENDER);
    }
    return new PropertyMapping(
        entry.key(),
        column,
        constant,
        Objects.requireNonNullElse(node.text("label"), entry.key()),
        Objects.requireNonNullElse(
            nodes.parsed(node, "type", ContractSettingsFile::type), PropertyType.TEXT),
        nodes.flag(node, "required", false),
        Objects.requireNonNullElse(fillBy, Property.SENDER));
  }

  /** A cell may stay empty when somebody else fills the value in; else required means the cell. */
  private @Nullable FieldMapping column(YamlNode node) {
    FieldMapping column = nodes.fieldOf(node).orElse(null);
    if (column != null && column.required() && node.text("fillBy") != null) {
      return new FieldMapping(
          column.columns(),
          column.join(),
          false,
          column.fallback(),
          column.values(),
          column.date());
    }
    return column;
  }

  private static Level level(String text) {
    Level level = Level.parse(text);
    if (level == Level.B_LT || level == Level.B_LTA) {
      throw new IllegalArgumentException(
          "the levels B-LT and B-LTA are not available yet in this version; write B-T");
    }
    return level;
  }

  private String locale(String text) {
    if (!text.equals("fr") && !text.equals("en")) {
      throw new IllegalArgumentException("the language must be fr or en");
    }
    return text;
  }

  /** The types that the API knows too. */
  private static PropertyType type(String text) {
    return switch (text) {
      case "text" -> PropertyType.TEXT;
      case "textarea" -> PropertyType.TEXTAREA;
      case "number" -> PropertyType.NUMBER;
      case "date" -> PropertyType.DATE;
      case "checkbox" -> PropertyType.CHECKBOX;
      default ->
          throw new IllegalArgumentException(
              "the type must be text, textarea, number, date or checkbox");
    };
  }

  private static Duration duration(String text) {
    try {
      Duration duration =
          text.contains("T") ? Duration.parse(text) : Duration.ofDays(days(Period.parse(text)));
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(DURATION, e);
    }
    throw new IllegalArgumentException(DURATION);
  }

  private static long days(Period period) {
    return period.getMonths() == 0 && period.getYears() == 0 ? period.getDays() : 0;
  }
}
