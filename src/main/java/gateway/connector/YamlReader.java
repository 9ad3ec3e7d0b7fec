package gateway.connector;

import gateway.connector.Finding.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML text to nodes with their places. No anchors: what is read is what is written. */
public final class YamlReader {
  private static final int MAX_DEPTH = 50;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(true)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(1 << 20)
          .build();

  private YamlReader() {}

  /** Read one document; empty when it cannot be read, which is then a finding. */
  public static Optional<YamlNode> read(String file, String text, Findings findings) {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        findings.error(file, 1, "the file is empty", "Write its content or remove the file");
        return Optional.empty();
      }
      YamlNode node = new YamlNode(file, root.get());
      boolean sound = check(node, 0, findings);
      return sound ? Optional.of(node) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      findings.add(
          new Finding(
              Severity.ERROR,
              file,
              mark.map(Mark::getLine).orElse(0) + 1,
              mark.map(Mark::getColumn).orElse(0) + 1,
              "this is not YAML: " + oneLine(e.getProblem()),
              "Check indentation (spaces, no tabs), colons and quotes"));
      return Optional.empty();
    } catch (YamlEngineException e) {
      findings.error(
          file,
          1,
          "this is not YAML: " + oneLine(String.valueOf(e.getMessage())),
          "Correct or shorten the file");
      return Optional.empty();
    }
  }

  private static boolean check(YamlNode node, int depth, Findings findings) {
    if (depth > MAX_DEPTH) {
      findings.error(node, "nested deeper than " + MAX_DEPTH, "Split the route into several");
      return false;
    }
    boolean sound = true;
    Map<String, YamlNode> seen = new HashMap<>();
    for (YamlNode.Entry entry : node.entries()) {
      YamlNode earlier = seen.putIfAbsent(entry.key(), entry.keyNode());
      if (earlier != null) {
        findings.error(
            entry.keyNode(),
            "'" + entry.key() + "' stands here twice, first in line " + earlier.line(),
            "Keep one of them");
        sound = false;
      }
      sound &= check(entry.value(), depth + 1, findings);
    }
    for (YamlNode item : node.items()) {
      sound &= check(item, depth + 1, findings);
    }
    return sound;
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "unreadable" : text.lines().findFirst().orElse("unreadable").strip();
  }
}
