package gateway.smartfield;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Draws a field as it looks while nobody has filled it. */
final class FieldWidgets {
  /** The state of a ticked box. */
  static final COSName YES = COSName.YES;

  private final PDDocument document;
  private final WantedField wanted;

  FieldWidgets(PDDocument document, WantedField wanted) {
    this.document = document;
    this.wanted = wanted;
  }

  /** Write into the field what its kind needs. */
  void describe(COSDictionary field) {
    if (wanted.kind().marked()) {
      field.setItem(COSName.V, COSName.Off);
    } else {
      field.setString(COSName.DA, FormLayout.defaultAppearance(wanted.places().get(0).size()));
    }
    if (wanted.kind() == FieldKind.RADIO) {
      field.setItem(
          COSName.OPT,
          COSArray.ofCOSStrings(
              wanted.places().stream().map(place -> String.valueOf(place.option())).toList()));
    }
  }

  void draw(COSDictionary widget, FieldPlace place) throws IOException {
    WidgetLook look = WidgetLook.of(widget, place);
    if (!wanted.kind().marked()) {
      widget.setString(COSName.DA, FormLayout.defaultAppearance(place.size()));
      Appearance.set(document, widget, place, look.ground() + hint(place));
      return;
    }
    String frame =
        place.widget() == null
            ? Marks.frame(wanted.kind(), place.width(), place.height())
            : look.ground();
    Map<COSName, String> states = new LinkedHashMap<>();
    states.put(COSName.Off, frame);
    states.put(state(place), frame + Marks.mark(wanted.kind(), place.width(), place.height()));
    Appearance.set(document, widget, place, states);
    widget.setItem(COSName.AS, COSName.Off);
  }

  /** With /Opt, a button's state is the number of the button (ISO 32000-2, 12.7.5.2.4). */
  private COSName state(FieldPlace place) {
    if (wanted.kind() == FieldKind.TICK) {
      return YES;
    }
    List<@Nullable String> options = wanted.places().stream().map(FieldPlace::option).toList();
    return COSName.getPDFName(Integer.toString(options.indexOf(place.option())));
  }

  /** A faint line shows the reader of the unfilled document that something comes here. */
  private static String hint(FieldPlace place) {
    if (place.widget() != null) {
      return "";
    }
    double y = 0.14 * Appearance.HEIGHT * place.size();
    return String.format(
        Locale.ROOT, "q 0.72 G 0.5 w 0 %.2f m %.2f %.2f l S Q", y, place.width(), y);
  }
}
