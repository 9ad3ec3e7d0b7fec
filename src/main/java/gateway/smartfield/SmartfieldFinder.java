package gateway.smartfield;

import gateway.contract.FieldStatus;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;

/** Finds the smartfields of a page, in reading order, asking every dialect. */
public final class SmartfieldFinder {
  private static final double RIGHT_MARGIN = 28; // points, about a centimetre
  private static final List<TagDialect> DIALECTS = List.of(new BracketDialect());

  private SmartfieldFinder() {}

  /**
   * Return what the page holds.
   *
   * @param number of the page, 1 is the first
   */
  public static List<Smartfield> find(PDPage page, int number) throws IOException {
    return tags(page, number).stream().map(FoundTag::field).toList();
  }

  static List<FoundTag> tags(PDPage page, int number) throws IOException {
    List<TextLine> lines = TextLine.of(TextTracer.glyphs(page));
    List<FoundTag> found = new ArrayList<>();
    for (TagDialect dialect : DIALECTS) {
      for (TagDialect.Tag tag : dialect.find(lines)) {
        found.add(found(page, number, dialect, tag));
      }
    }
    return found;
  }

  private static FoundTag found(PDPage page, int number, TagDialect dialect, TagDialect.Tag tag) {
    Set<GlyphRef> glyphs = new LinkedHashSet<>();
    for (TagDialect.Span span : tag.erased()) {
      glyphs.addAll(span.line().refs(span.from(), span.to()));
    }
    Rect crop = Rect.of(page.getCropBox());
    Placement place = placement(crop, tag);
    Rect box =
        Rect.around(
            place.turn(),
            place.start(),
            place.start() + place.width(),
            place.across() - place.depth(),
            place.across() + 0.8 * place.size());
    FieldStatus status = tag.status();
    if (status == FieldStatus.PLACED && !crop.contains(place.x(), place.y())) {
      status = FieldStatus.OUTSIDE_PAGE;
    }
    Rect media = Rect.of(page.getMediaBox());
    Smartfield field =
        new Smartfield(
            tag.name(),
            number,
            new Smartfield.Box(
                box.left() - media.left(),
                box.bottom() - media.bottom(),
                box.width(),
                box.height()),
            dialect.name(),
            status,
            tag.type(),
            tag.recipient(),
            null,
            List.of(),
            null,
            null,
            true,
            place.size(),
            tag.raw());
    return new FoundTag(field, place, glyphs);
  }

  private static Placement placement(Rect crop, TagDialect.Tag tag) {
    TagDialect.Span span = tag.erased().get(0);
    TextLine line = span.line();
    Glyph first = line.first(span.from());
    double end = line.end(span.from(), span.to());
    double depth = 0.25 * first.size();
    TagDialect.Span zoneEnd = tag.zoneEnd();
    if (zoneEnd != null && zoneEnd.line() != line && zoneEnd.line().turn().equals(line.turn())) {
      depth += Math.max(0, first.across() - zoneEnd.line().across());
      end = Math.max(end, zoneEnd.line().end(zoneEnd.from(), zoneEnd.to()));
    }
    double width = end - first.start();
    double gap = 0.15 * first.size();
    double free =
        Math.min(line.nextInk(span.to()) - gap, rightEdge(crop, line.turn()) - RIGHT_MARGIN);
    return new Placement(
        line.turn(),
        first.start(),
        first.across(),
        first.size(),
        width,
        Math.max(width, free - first.start()),
        depth);
  }

  private static double rightEdge(Rect crop, Turn turn) {
    return Math.max(
        Math.max(turn.along(crop.left(), crop.bottom()), turn.along(crop.left(), crop.top())),
        Math.max(turn.along(crop.right(), crop.bottom()), turn.along(crop.right(), crop.top())));
  }
}
