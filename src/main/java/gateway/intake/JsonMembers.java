package gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.base.Spelling;
import gateway.contract.UnseenCharacters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object, remembers which were asked for, and collects what is wrong
 * instead of stopping at it. A JSON null counts as absent.
 */
final class JsonMembers {
  private static final int LAST_YEAR = 9999;
  // Comparing words takes time and space by their lengths multiplied.
  private static final int LONGEST_WORD = 40;

  private final ObjectNode node;
  private final String pointer;
  private final List<ProblemItem> problems;
  private final Set<String> known = new HashSet<>();

  JsonMembers(ObjectNode node, String pointer, List<ProblemItem> problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** Read {@code value} as an object; something else is a problem and reads as an empty object. */
  static JsonMembers of(JsonNode value, String pointer, List<ProblemItem> problems) {
    if (value instanceof ObjectNode object) {
      return new JsonMembers(object, pointer, problems);
    }
    add(problems, new ProblemItem(pointer, "must be a JSON object"));
    return new JsonMembers(JsonNodeFactory.instance.objectNode(), pointer, problems);
  }

  /** Tell one problem a place, and none below a place that is wrong itself. */
  private static void add(List<ProblemItem> problems, ProblemItem item) {
    if (problems.size() >= Limits.PROBLEMS_TOLD) {
      return; // whoever has a hundred to mend mends these first
    }
    for (ProblemItem told : problems) {
      if (item.pointer().equals(told.pointer())
          || item.pointer().startsWith(told.pointer() + "/")) {
        return;
      }
    }
    problems.add(item);
  }

  String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  void problem(String name, String message) {
    add(problems, new ProblemItem(pointer(name), message));
  }

  void problem(String name, int index, String below, String message) {
    add(problems, new ProblemItem(pointer(name) + "/" + index + below, message));
  }

  boolean has(String name) {
    return value(name) != null;
  }

  @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** Read a text of one line, or of several when {@code lines}. */
  @Nullable String text(String name, int maxLength, boolean lines) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      problem(name, "must be a string");
      return null;
    }
    String text = value.textValue();
    if (text.length() > maxLength) {
      problem(name, "is longer than " + maxLength + " characters");
      return null;
    }
    Optional<String> wrong =
        lines ? UnseenCharacters.inLines(text) : UnseenCharacters.inLine(text.replace('\t', ' '));
    wrong.ifPresent(problem -> problem(name, problem));
    return wrong.isPresent() ? null : text;
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isBoolean()) {
      problem(name, "must be true or false");
    }
    return value != null && value.booleanValue();
  }

  @Nullable Instant instant(String name) {
    String text = text(name, 40, false);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Told below, together with years that RFC 3339 cannot write.
    }
    problem(name, "must be a time such as 2026-12-31T23:00:00Z (RFC 3339)");
    return null;
  }

  /** Read a pause such as {@code P3D}. */
  @Nullable Duration pause(String name, Duration least, Duration most) {
    String text = text(name, 40, false);
    if (text == null) {
      return null;
    }
    try {
      Duration pause = Duration.parse(text);
      if (pause.compareTo(least) >= 0 && pause.compareTo(most) <= 0) {
        return pause;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Told below, together with what is too short or too long.
    }
    problem(name, "must be days or hours such as P3D or PT12H, from PT1H to P30D");
    return null;
  }

  /** Read a whole number. */
  int number(String name, int least, int most, int whenAbsent) {
    JsonNode value = value(name);
    if (value == null) {
      return whenAbsent;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      problem(name, "must be a whole number from " + least + " to " + most);
      return whenAbsent;
    }
    return value.intValue();
  }

  /** Read an array; absent is empty. */
  List<JsonNode> list(String name) {
    JsonNode value = value(name);
    List<JsonNode> items = new ArrayList<>();
    if (value != null && !value.isArray()) {
      problem(name, "must be an array");
    } else if (value != null) {
      value.forEach(items::add);
    }
    return items;
  }

  /** Read an array of at most so many; a longer one is a problem, and is not looked at further. */
  List<JsonNode> list(String name, int most) {
    List<JsonNode> items = list(name);
    if (items.size() > most) {
      problem(name, "may hold " + most + " entries at most");
      return items.subList(0, most);
    }
    return items;
  }

  /** Read an array of words, each one of those allowed. */
  Set<String> words(String name, Set<String> allowed, Set<String> whenAbsent) {
    if (!has(name)) {
      return whenAbsent;
    }
    Set<String> words = new HashSet<>();
    List<JsonNode> items = list(name);
    for (int i = 0; i < items.size(); i++) {
      String word = items.get(i).asText();
      if (allowed.contains(word)) {
        words.add(word);
      } else {
        add(
            problems,
            new ProblemItem(
                pointer(name) + "/" + i,
                "must be one of " + String.join(", ", allowed.stream().sorted().toList())));
      }
    }
    return words;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuse what nobody asked for: a mistyped name must not be lost in silence. */
  void refuseUnknown() {
    for (String name : names()) {
      if (problems.size() >= Limits.PROBLEMS_TOLD) {
        return;
      }
      if (!known.contains(name)) {
        problem(name, "is not a member known here" + meant(name));
      }
    }
  }

  private String meant(String name) {
    return Optional.of(name)
        .filter(wrong -> wrong.length() <= LONGEST_WORD)
        .flatMap(wrong -> Spelling.nearest(wrong, known))
        .map(word -> ", but " + word + " is")
        .orElseGet(() -> "; known are " + String.join(", ", known.stream().sorted().toList()));
  }
}
