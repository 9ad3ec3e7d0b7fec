package gateway.smartfield;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;

/** Finds the smartfields of a page, in reading order, asking every dialect. */
public final class SmartfieldFinder {
  private static final double MARGIN = 28; // points, about a centimetre
  private static final double TOLERANCE = 1; // tags at the very edge are cut by a hair
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
      List<TagDialect.Tag> tags = dialect.find(lines);
      if (tags.size() > DocumentFields.MOST) {
        throw FormFields.tooMany(DocumentFields.MOST); // before each looks for its place
      }
      for (TagDialect.Tag tag : tags) {
        found.add(found(page, number, dialect, tag, lines));
      }
    }
    return found;
  }

  private static FoundTag found(
      PDPage page, int number, TagDialect dialect, TagDialect.Tag tag, List<TextLine> lines) {
    Set<GlyphRef> glyphs = new LinkedHashSet<>();
    for (TagDialect.Span span : tag.erased()) {
      glyphs.addAll(span.line().refs(span.from(), span.to()));
    }
    Rect crop = Rect.of(page.getCropBox());
    Placement place = placement(crop, tag, lines);
    TagMeaning meaning = tag.meaning();
    Rect box = box(page, place, meaning);
    Rect media = Rect.of(page.getMediaBox());
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
    // A tag may run over the edge; a place that was measured out must not.
    boolean visible =
        crop.contains(place.x(), place.y()) && (!measured(meaning) || crop.holds(box, TOLERANCE));
    if (field.status() == FieldStatus.PLACED && !visible) {
      field = field.refused(FieldStatus.OUTSIDE_PAGE, OUTSIDE);
    }
    return new FoundTag(field, meaning, place, glyphs);
  }

  private static boolean measured(TagMeaning meaning) {
    return meaning.width() != null || meaning.height() != null;
  }

  /** What the author measured out, else what the tag itself covers. */
  private static Rect box(PDPage page, Placement place, TagMeaning meaning) {
    if (!measured(meaning)) {
      return Rect.around(
          place.turn(),
          place.start(),
          place.start() + place.width(),
          place.across() - place.depth(),
          place.across() + 0.8 * place.size());
    }
    if (meaning.type() == PropertyType.SIGNATURE) {
      return TagPlaces.signature(page, place, meaning).box();
    }
    return TagPlaces.box(place, meaning, FieldKind.of(meaning.type(), meaning.option() != null));
  }

  private static Placement placement(Rect crop, TagDialect.Tag tag, List<TextLine> lines) {
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
    double free = Math.min(line.nextInk(span.to()) - gap, rightEdge(crop, line.turn()) - MARGIN);
    return new Placement(
        line.turn(),
        first.start(),
        first.across(),
        first.size(),
        width,
        Math.max(width, free - first.start()),
        depth,
        Math.min(
            TextFlow.roomBelow(lines, span),
            first.across() - bottomEdge(crop, line.turn()) - MARGIN));
  }

  private static double bottomEdge(Rect crop, Turn turn) {
    return Math.min(
        Math.min(turn.across(crop.left(), crop.bottom()), turn.across(crop.left(), crop.top())),
        Math.min(turn.across(crop.right(), crop.bottom()), turn.across(crop.right(), crop.top())));
  }

  private static double rightEdge(Rect crop, Turn turn) {
    return Math.max(
        Math.max(turn.along(crop.left(), crop.bottom()), turn.along(crop.left(), crop.top())),
        Math.max(turn.along(crop.right(), crop.bottom()), turn.along(crop.right(), crop.top())));
  }
}
