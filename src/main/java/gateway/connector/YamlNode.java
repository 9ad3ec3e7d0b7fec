package gateway.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML file that knows where it stands. */
public final class YamlNode {
  private final String file;
  private final Node node;

  YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** A key of a mapping with its value. */
  public record Entry(YamlNode keyNode, YamlNode value) {
    public String key() {
      return keyNode.text();
    }
  }

  public String file() {
    return file;
  }

  public int line() {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }

  public int column() {
    return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public boolean isText() {
    return node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
  }

  /** Return the scalar's text, empty for everything else. */
  public String text() {
    return isText() ? ((ScalarNode) node).getValue() : "";
  }

  /** Return the members of a mapping, none for everything else. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        entries.add(
            new Entry(
                new YamlNode(file, tuple.getKeyNode()), new YamlNode(file, tuple.getValueNode())));
      }
    }
    return entries;
  }

  /** Return the items of a list, none for everything else. */
  public List<YamlNode> items() {
    List<YamlNode> items = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> items.add(new YamlNode(file, item)));
    }
    return items;
  }

  public Optional<YamlNode> get(String key) {
    return entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::value)
        .findFirst();
  }

  /** Return the text under a key, or null when it is absent or not a text. */
  public @Nullable String text(String key) {
    return get(key).filter(YamlNode::isText).map(YamlNode::text).orElse(null);
  }
}
