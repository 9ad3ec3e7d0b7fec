package gateway.smartfield;

import org.apache.pdfbox.pdmodel.PDPage;

/** Decides how large the place is that a tag stands for. */
final class TagPlaces {
  private static final double SIGNATURE_WIDTH = 150;
  private static final double SIGNATURE_HEIGHT = 45;
  private static final double FIELD_WIDTH = 120;
  private static final double WIDEST_FIELD = 280;
  private static final int LINES = 4;
  private static final double MARK = 1.1; // of the font size

  private TagPlaces() {}

  static FieldPlace signature(PDPage page, Placement place, TagMeaning meaning) {
    double above = 0.8 * place.size();
    Double wide = meaning.width();
    Double high = meaning.height();
    double width = wide != null ? wide : Math.max(SIGNATURE_WIDTH, place.width());
    double below = high != null ? high - above : Math.max(place.depth(), SIGNATURE_HEIGHT - above);
    Rect box = around(place, width, -below, above);
    return at(page, place, box.movedInto(Rect.of(page.getCropBox())), meaning);
  }

  /** Return the place of a value that shows in this way. */
  static FieldPlace value(PDPage page, Placement place, TagMeaning meaning, FieldKind kind) {
    return at(page, place, box(place, meaning, kind), meaning);
  }

  private static FieldPlace at(PDPage page, Placement place, Rect box, TagMeaning meaning) {
    return new FieldPlace(page, box, place.turn().quarter(), place.size(), meaning.option(), null);
  }

  static Rect box(Placement place, TagMeaning meaning, FieldKind kind) {
    double size = place.size();
    Double wide = meaning.width();
    Double high = meaning.height();
    if (kind.marked()) {
      double width = wide != null ? wide : high != null ? high : MARK * size;
      double height = high != null ? high : width;
      return around(place, width, -0.2 * size, height - 0.2 * size);
    }
    double above = (Appearance.HEIGHT - Appearance.BASELINE) * size;
    double height = high != null ? high : Appearance.HEIGHT * size;
    if (kind == FieldKind.LINES && high == null) {
      double room = Math.max(place.below() - Appearance.BASELINE * size, 0);
      height += Math.min(room, (LINES - 1) * TextBlock.LEADING * size);
    }
    return around(place, wide != null ? wide : width(place), above - height, above);
  }

  private static double width(Placement place) {
    double width = Math.max(place.width(), Math.min(place.room(), WIDEST_FIELD));
    return width < FIELD_WIDTH && place.room() >= FIELD_WIDTH ? FIELD_WIDTH : width;
  }

  private static Rect around(Placement place, double width, double low, double high) {
    return Rect.around(
        place.turn(),
        place.start(),
        place.start() + width,
        place.across() + low,
        place.across() + high);
  }
}
