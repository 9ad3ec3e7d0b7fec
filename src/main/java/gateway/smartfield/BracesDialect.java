package gateway.smartfield;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags in double braces, {@code {{name;type=date;role=signer1}}}. They are long, so that word
 * processors break them: a tag may go on in the lines right below.
 */
final class BracesDialect implements TagDialect {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final int LONGEST = 500;
  private static final int MOST_LINES = 5;
  // A break next to one of these stands for nothing, elsewhere for a blank.
  private static final String TIGHT = " ;,=.}";

  @Override
  public String name() {
    return "braces";
  }

  @Override
  public List<Tag> find(List<TextLine> lines) {
    return new Page(lines).tags();
  }

  /** One pass over a page. */
  private static final class Page {
    private final List<TextLine> lines;
    private final List<Tag> tags = new ArrayList<>();
    // Where a tag that began above ends: what stands before is spoken for.
    private final Map<TextLine, Integer> spoken = new IdentityHashMap<>();

    Page(List<TextLine> lines) {
      this.lines = lines;
    }

    List<Tag> tags() {
      for (int i = 0; i < lines.size(); i++) {
        String text = lines.get(i).text();
        int open = text.indexOf(OPEN, spoken.getOrDefault(lines.get(i), 0));
        while (open >= 0) {
          open = text.indexOf(OPEN, tag(i, open));
        }
      }
      return tags;
    }

    /** Read the tag that opens here and return where to go on in its first line. */
    private int tag(int number, int open) {
      TextLine line = lines.get(number);
      int next = line.text().indexOf(OPEN, open + 2);
      int end = end(line.text(), open + 2, next < 0 ? line.text().length() : next);
      if (end >= 0) {
        add(List.of(new Span(line, open, end)));
        return end;
      }
      int column = TextFlow.column(line, open).to();
      boolean cut = next >= 0 && next < column;
      int rest = cut ? next : column;
      if (cut || !goesOn(number, new Span(line, open, rest))) {
        unclosed(new Span(line, open, rest));
      }
      return rest;
    }

    /** Return the position behind the braces that close, or -1; of three, the last two close. */
    private static int end(String text, int from, int to) {
      int close = text.indexOf(CLOSE, from);
      if (close < 0 || close >= to) {
        return -1;
      }
      return close + (text.startsWith("}", close + 2) ? 3 : 2);
    }

    private boolean goesOn(int number, Span first) {
      List<Span> spans = new ArrayList<>(List.of(first));
      Span column = TextFlow.column(first.line(), first.from());
      for (int at = number; spans.size() < MOST_LINES; at = lines.indexOf(column.line())) {
        column = TextFlow.below(lines, at, column);
        if (column == null) {
          return false;
        }
        String text = column.line().text();
        int next = text.indexOf(OPEN, column.from());
        int to = next < 0 || next > column.to() ? column.to() : next;
        int end = end(text, column.from(), to);
        if (end >= 0) {
          spans.add(new Span(column.line(), column.from(), end));
          spoken.put(column.line(), end);
          add(spans);
          return true;
        }
        if (to == next) {
          return false;
        }
        spans.add(column);
      }
      return false;
    }

    private void add(List<Span> spans) {
      StringBuilder raw = new StringBuilder();
      for (Span span : spans) {
        String part = span.line().text().substring(span.from(), span.to()).replace('\n', ' ');
        boolean tight =
            raw.isEmpty()
                || TIGHT.indexOf(raw.charAt(raw.length() - 1)) >= 0
                || TIGHT.indexOf(part.charAt(0)) >= 0;
        raw.append(tight ? "" : " ").append(part);
      }
      String inner = raw.substring(OPEN.length(), raw.length() - CLOSE.length());
      TagMeaning meaning =
          inner.length() > LONGEST
              ? TagMeaning.malformed(
                  inner.substring(0, LONGEST), "The tag is longer than " + LONGEST + " characters")
              : BracesSyntax.meaning(inner);
      tags.add(new Tag(raw.toString(), meaning, spans, null));
    }

    private void unclosed(Span span) {
      String raw = span.line().text().substring(span.from(), span.to()).strip();
      String shown = raw.substring(0, Math.min(raw.length(), LONGEST));
      tags.add(
          new Tag(
              shown,
              TagMeaning.malformed(
                  shown.substring(OPEN.length()),
                  "The tag is opened with {{ but never closed. Write }} behind it, in the same"
                      + " paragraph"),
              List.of(span),
              null));
    }
  }
}
