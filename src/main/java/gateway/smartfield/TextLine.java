package gateway.smartfield;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a page in reading order, whatever order its pieces were drawn in.
 *
 * @param text what it says: a blank for each visible gap, a line break for a wide one
 * @param glyphs the glyph behind each character of the text, null for an inserted blank
 */
record TextLine(Turn turn, double across, String text, List<@Nullable Glyph> glyphs) {
  private static final double SAME_LINE = 0.2; // of the font size
  private static final double SAME_PLACE = 0.12;
  private static final double BLANK = 0.3;
  private static final double COLUMN = 1.5;

  /** Gather glyphs into lines, the topmost first. */
  static List<TextLine> of(Collection<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(
        Comparator.comparingInt(Glyph::angle)
            .thenComparing(Comparator.comparingDouble(Glyph::across).reversed()));
    List<TextLine> lines = new ArrayList<>();
    List<Glyph> current = new ArrayList<>();
    for (Glyph glyph : sorted) {
      if (!current.isEmpty() && !sameLine(current.get(0), glyph)) {
        lines.add(line(current));
        current.clear();
      }
      current.add(glyph);
    }
    if (!current.isEmpty()) {
      lines.add(line(current));
    }
    return lines;
  }

  private static boolean sameLine(Glyph first, Glyph other) {
    return first.angle() == other.angle()
        && Math.abs(first.across() - other.across())
            < SAME_LINE * Math.min(first.size(), other.size());
  }

  private static TextLine line(List<Glyph> members) {
    members.sort(Comparator.comparingDouble(Glyph::start));
    StringBuilder text = new StringBuilder();
    List<@Nullable Glyph> at = new ArrayList<>();
    List<Glyph> recent = new ArrayList<>();
    double end = Double.NaN;
    for (Glyph glyph : members) {
      @Nullable Glyph twin = twin(recent, glyph);
      if (twin != null) {
        twin.refs().addAll(glyph.refs());
        continue;
      }
      double gap = glyph.start() - end;
      if (gap > BLANK * glyph.size()) {
        text.append(gap > COLUMN * glyph.size() ? '\n' : ' ');
        at.add(null);
      }
      for (int i = 0; i < glyph.text().length(); i++) {
        text.append(glyph.text().charAt(i));
        at.add(glyph);
      }
      recent.add(glyph);
      if (recent.size() > 4) {
        recent.remove(0);
      }
      end = Double.isNaN(end) ? glyph.end() : Math.max(end, glyph.end());
    }
    Glyph first = members.get(0);
    return new TextLine(new Turn(first.angle()), first.across(), text.toString(), at);
  }

  private static @Nullable Glyph twin(List<Glyph> recent, Glyph glyph) {
    for (Glyph other : recent) {
      if (other.text().equals(glyph.text())
          && Math.abs(other.start() - glyph.start()) < SAME_PLACE * glyph.size()) {
        return other;
      }
    }
    return null;
  }

  /**
   * Return the first glyph of a part of the line; the part must not start with an inserted blank.
   */
  Glyph first(int from) {
    Glyph glyph = glyphs.get(from);
    if (glyph == null) {
      throw new IllegalArgumentException("An inserted blank has no glyph");
    }
    return glyph;
  }

  /** Return where a part of the line ends. */
  double end(int from, int to) {
    double end = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph != null) {
        end = Math.max(end, glyph.end());
      }
    }
    return end;
  }

  /** Return where the glyphs of a part of the line stand. */
  Set<GlyphRef> refs(int from, int to) {
    Set<GlyphRef> refs = new LinkedHashSet<>();
    for (int i = from; i < to; i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph != null) {
        refs.addAll(glyph.refs());
      }
    }
    return refs;
  }

  /** Return where the first visible glyph behind {@code from} starts; infinite when none does. */
  double nextInk(int from) {
    for (int i = from; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph != null && !glyph.text().isBlank()) {
        return glyph.start();
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
