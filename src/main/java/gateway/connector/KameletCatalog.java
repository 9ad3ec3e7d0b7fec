package gateway.connector;

import gateway.base.PermanentFailure;
import gateway.connector.KameletSpec.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Kamelets shipped with Paraph: the words a client's route may use. */
public final class KameletCatalog {
  private static final String SUFFIX = ".kamelet.yaml";

  private final Map<String, KameletSpec> specs = new HashMap<>();

  /**
   * Read every {@code *.kamelet.yaml} of a folder.
   *
   * @throws PermanentFailure {@code connector.kamelet}: the installation itself is broken
   */
  public KameletCatalog(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        KameletSpec spec = read(file);
        specs.put(spec.name(), spec);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The Kamelets cannot be read: " + folder, e);
    }
  }

  public Optional<KameletSpec> find(String name) {
    return Optional.ofNullable(specs.get(name));
  }

  public Set<String> names() {
    return Set.copyOf(specs.keySet());
  }

  private static KameletSpec read(Path path) throws IOException {
    String file = String.valueOf(path.getFileName());
    String name = file.substring(0, file.length() - SUFFIX.length());
    Findings findings = new Findings();
    Optional<YamlNode> root = YamlReader.read(file, Files.readString(path), findings);
    Optional<YamlNode> definition =
        root.flatMap(r -> r.get("spec")).flatMap(s -> s.get("definition"));
    if (root.isEmpty() || definition.isEmpty()) {
      throw new PermanentFailure(
          "connector.kamelet",
          file + " is not a Kamelet: " + findings.all() + ". Reinstall Paraph");
    }
    String role =
        root.flatMap(r -> r.get("metadata"))
            .flatMap(m -> m.get("labels"))
            .map(l -> l.text("camel.apache.org/kamelet.type"))
            .orElse("");
    Map<String, Parameter> parameters = new HashMap<>();
    for (YamlNode.Entry entry :
        definition.flatMap(d -> d.get("properties")).map(YamlNode::entries).orElse(List.of())) {
      parameters.put(entry.key(), parameter(entry.value()));
    }
    return new KameletSpec(
        name, role, parameters, texts(definition.flatMap(d -> d.get("required"))));
  }

  private static Parameter parameter(YamlNode node) {
    return new Parameter(
        Optional.ofNullable(node.text("type")).orElse("string"),
        Optional.ofNullable(node.text("format")).orElse(""),
        List.copyOf(texts(node.get("enum"))));
  }

  private static Set<String> texts(Optional<YamlNode> list) {
    return list.map(YamlNode::items).orElse(List.of()).stream()
        .map(YamlNode::text)
        .collect(Collectors.toSet());
  }
}
