package gateway.smartfield;

import gateway.contract.FieldStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference product's tags: {@code [name/]}, and {@code [name] … [/name]} on one page. Text
 * between a pair on one line is a placeholder and goes with it; on several lines it is the author's
 * text and stays.
 */
final class BracketDialect implements TagDialect {
  private static final int LONGEST = 80;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  // A dot at the end, or two in a row, would be a field without a name.
  private static final Pattern EMPTY_PART = Pattern.compile(".*\\.(\\..*|$)");
  private static final Pattern BRACKET =
      Pattern.compile("\\[(/?)([^\\[\\]\\n]{1," + LONGEST + "})\\]");

  /** Something in brackets. */
  private record Bracket(Span span, String raw, String inner, boolean closing) {
    boolean selfClosing() {
      return !closing && inner.endsWith("/");
    }
  }

  /** A tag and the place it was found at, to bring all into reading order. */
  private record Placed(int order, Tag tag) {}

  @Override
  public String name() {
    return "bracket";
  }

  @Override
  public List<Tag> find(List<TextLine> lines) {
    List<Bracket> brackets = brackets(lines);
    List<Placed> found = new ArrayList<>();
    Map<String, Deque<Integer>> closings = closings(brackets);
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < brackets.size(); i++) {
      Bracket bracket = brackets.get(i);
      if (bracket.selfClosing()) {
        String inner = bracket.inner().substring(0, bracket.inner().length() - 1);
        if (!inner.isBlank()) {
          found.add(new Placed(i, tag(bracket, inner)));
        }
      } else if (!bracket.closing() && isName(bracket.inner())) {
        int close = closing(closings, bracket.inner(), i);
        if (close >= 0) {
          used.add(close);
          found.add(new Placed(i, pair(bracket, brackets.get(close))));
        } else if (reserved(bracket)) {
          found.add(new Placed(i, lonely(bracket, "[/" + bracket.inner() + "]")));
        }
      } else if (bracket.closing() && !used.contains(i) && reserved(bracket)) {
        found.add(new Placed(i, lonely(bracket, "[" + bracket.inner() + "]")));
      }
    }
    found.sort(Comparator.comparingInt(Placed::order));
    return found.stream().map(Placed::tag).toList();
  }

  private static List<Bracket> brackets(List<TextLine> lines) {
    List<Bracket> brackets = new ArrayList<>();
    for (TextLine line : lines) {
      Matcher matcher = BRACKET.matcher(line.text());
      while (matcher.find()) {
        brackets.add(
            new Bracket(
                new Span(line, matcher.start(), matcher.end()),
                matcher.group(),
                matcher.group(2),
                !matcher.group(1).isEmpty()));
      }
    }
    return brackets;
  }

  /** The closing halves by name, in reading order. */
  private static Map<String, Deque<Integer>> closings(List<Bracket> brackets) {
    Map<String, Deque<Integer>> closings = new HashMap<>();
    for (int i = 0; i < brackets.size(); i++) {
      if (brackets.get(i).closing()) {
        closings.computeIfAbsent(brackets.get(i).inner(), key -> new ArrayDeque<>()).add(i);
      }
    }
    return closings;
  }

  /** Take the first closing half behind an opening one, or return -1. */
  private static int closing(Map<String, Deque<Integer>> closings, String name, int open) {
    Deque<Integer> left = closings.getOrDefault(name, new ArrayDeque<>());
    while (!left.isEmpty() && left.peek() < open) {
      left.poll();
    }
    return left.isEmpty() ? -1 : left.poll();
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches() && !EMPTY_PART.matcher(text).matches();
  }

  /** Half of a pair is somebody's ordinary text, unless its name is one that only tags have. */
  private static boolean reserved(Bracket bracket) {
    return bracket.inner().startsWith("sc_")
        && isName(bracket.inner())
        && ReservedName.of(bracket.inner()).status() == FieldStatus.PLACED;
  }

  private static Tag lonely(Bracket bracket, String other) {
    return new Tag(
        bracket.raw(),
        TagMeaning.malformed(
            bracket.inner(),
            "The tag is half of a pair: write its other half "
                + other
                + " on the same page, or ["
                + bracket.inner()
                + "/] alone"),
        List.of(bracket.span()),
        null);
  }

  private static Tag tag(Bracket bracket, String inner) {
    TagMeaning meaning =
        isName(inner)
            ? TagMeaning.named(inner)
            : TagMeaning.malformed(
                inner,
                "The name may have letters without accents, digits, _ and single dots, and must"
                    + " not begin with a digit");
    return new Tag(bracket.raw(), meaning, List.of(bracket.span()), null);
  }

  private static Tag pair(Bracket open, Bracket close) {
    Span from = open.span();
    Span to = close.span();
    String raw = open.raw() + "…" + close.raw();
    TagMeaning meaning = TagMeaning.named(open.inner());
    if (from.line() == to.line()) {
      Span whole = new Span(from.line(), from.from(), to.to());
      return new Tag(raw, meaning, List.of(whole), to);
    }
    return new Tag(raw, meaning, List.of(from, to), to);
  }
}
