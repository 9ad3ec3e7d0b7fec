package gateway.smartfield;

import gateway.smartfield.TagDialect.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a text from one line to the next one of the same column. */
final class TextFlow {
  private static final double LINE_DISTANCE = 2.2; // in font sizes

  private TextFlow() {}

  /** Return the part of the line, between wide gaps, in which this character stands. */
  static Span column(TextLine line, int at) {
    int from = line.text().lastIndexOf('\n', at) + 1;
    int to = line.text().indexOf('\n', at);
    return new Span(line, from, to < 0 ? line.text().length() : to);
  }

  /** Return the column's next line right below, if there is one. */
  static @Nullable Span below(List<TextLine> lines, int number, Span column) {
    TextLine line = column.line();
    double left = line.first(column.from()).start();
    double right = line.end(column.from(), column.to());
    double reach = LINE_DISTANCE * line.first(column.from()).size();
    for (int i = number + 1; i < lines.size(); i++) {
      TextLine candidate = lines.get(i);
      if (!candidate.turn().equals(line.turn()) || line.across() - candidate.across() > reach) {
        return null;
      }
      for (int at = 0; at < candidate.text().length(); ) {
        Span part = column(candidate, at);
        if (candidate.first(part.from()).start() < right
            && candidate.end(part.from(), part.to()) > left) {
          return part;
        }
        at = part.to() + 1;
      }
    }
    return null;
  }

  /** Return the free height below a part of a line. */
  static double roomBelow(List<TextLine> lines, Span above) {
    TextLine line = above.line();
    double left = line.first(above.from()).start();
    double right = line.end(above.from(), above.to());
    double room = Double.POSITIVE_INFINITY;
    for (TextLine other : lines) {
      double distance = line.across() - other.across();
      if (distance > 0 && distance < room && other.turn().equals(line.turn())) {
        for (Glyph glyph : other.glyphs()) {
          if (glyph != null
              && !glyph.text().isBlank()
              && glyph.start() < right
              && glyph.end() > left) {
            room = Math.min(room, distance - 0.8 * glyph.size());
          }
        }
      }
    }
    return room;
  }
}
