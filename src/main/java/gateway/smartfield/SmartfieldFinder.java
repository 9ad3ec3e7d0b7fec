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
  private static final String OUTSIDE =
      "The tag stands outside of the visible page, where nobody sees it. Move it into the page, or"
          + " take it out";

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
    for (TagDialect dialect : Dialects.ALL) {
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
    Rect media = Rect.of(page.getMediaBox());
    TagMeaning meaning = tag.meaning();
    Smartfield field =
        new Smartfield(
            meaning.name(),
            number,
            new Smartfield.Box(
                box.left() - media.left(),
                box.bottom() - media.bottom(),
                box.width(),
                box.height()),
            dialect.name(),
            meaning.status(),
            meaning.type(),
            meaning.recipient(),
            meaning.option() == null ? null : meaning.name(),
            meaning.options(),
            null,
            meaning.format(),
            meaning.required(),
            place.size(),
            tag.raw(),
            meaning.label(),
            meaning.preset(),
            meaning.maxLength(),
            meaning.problem());
    if (field.status() == FieldStatus.PLACED && !crop.contains(place.x(), place.y())) {
      field = field.refused(FieldStatus.OUTSIDE_PAGE, OUTSIDE);
    }
    return new FoundTag(field, meaning, place, glyphs);
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
