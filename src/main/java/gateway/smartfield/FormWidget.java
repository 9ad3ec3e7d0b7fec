package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * One place on a page at which a form field of the author shows.
 *
 * @param page 1 is the first
 * @param chain the widget, then what it inherits from, up to the root
 */
record FormWidget(int page, List<COSDictionary> chain) {
  private static final int DEEPEST = 32;

  FormWidget {
    chain = List.copyOf(chain);
  }

  /** Read a page's annotation; null when it is none of a form. */
  static @Nullable FormWidget of(int page, @Nullable COSBase annotation) {
    if (!(annotation instanceof COSDictionary widget)
        || !COSName.WIDGET.equals(widget.getCOSName(COSName.SUBTYPE))) {
      return null;
    }
    List<COSDictionary> chain = new ArrayList<>();
    for (COSDictionary one = widget; one != null; one = one.getCOSDictionary(COSName.PARENT)) {
      chain.add(one);
      if (chain.size() > DEEPEST) {
        throw new PermanentFailure(
            "pdf.broken",
            "The PDF has form fields that are nested in a circle, or too deeply. Open it in a PDF"
                + " program, save it under a new name and send that");
      }
    }
    return new FormWidget(page, chain);
  }

  COSDictionary widget() {
    return chain.get(0);
  }

  /** Return the dictionary that is the field: the nearest one that has a name. */
  COSDictionary field() {
    return chain.stream()
        .filter(one -> one.containsKey(COSName.T))
        .findFirst()
        .orElse(chain.get(0));
  }

  String name() {
    List<String> parts = new ArrayList<>();
    for (COSDictionary one : chain) {
      String part = one.getString(COSName.T);
      if (part != null) {
        parts.add(part);
      }
    }
    Collections.reverse(parts);
    return String.join(".", parts);
  }

  /** Return an attribute that fields inherit. */
  @Nullable COSBase inherited(COSName key) {
    for (COSDictionary one : chain) {
      COSBase value = one.getDictionaryObject(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  int number(COSName key) {
    return inherited(key) instanceof COSNumber number ? number.intValue() : 0;
  }

  @Nullable String text(COSName key) {
    COSBase value = inherited(key);
    return value instanceof COSString string
        ? string.getString()
        : value instanceof COSName name ? name.getName() : null;
  }

  @Nullable String label() {
    String label = field().getString(COSName.TU);
    return label == null || label.isBlank() ? null : label.strip();
  }

  Rect box() {
    COSArray rect = widget().getCOSArray(COSName.RECT);
    if (rect == null || rect.size() < 4) {
      return Rect.NOWHERE;
    }
    double[] at = new double[4];
    for (int i = 0; i < 4; i++) {
      at[i] = rect.getObject(i) instanceof COSNumber number ? number.floatValue() : 0;
    }
    return new Rect(
        Math.min(at[0], at[2]),
        Math.min(at[1], at[3]),
        Math.max(at[0], at[2]),
        Math.max(at[1], at[3]));
  }

  int turn() {
    COSDictionary look = widget().getCOSDictionary(COSName.MK);
    int turn = look == null ? 0 : Math.floorMod(look.getInt(COSName.R, 0), 360);
    return turn % 90 == 0 ? turn : 0;
  }

  /** Return the state in which this button is on; null when it says none. */
  @Nullable String onState() {
    COSDictionary looks = widget().getCOSDictionary(COSName.AP);
    COSDictionary states = looks == null ? null : looks.getCOSDictionary(COSName.N);
    if (states != null && !(states instanceof COSStream)) {
      for (COSName state : states.keySet()) {
        if (!state.equals(COSName.Off)) {
          return state.getName();
        }
      }
    }
    COSName state = widget().getCOSName(COSName.AS);
    return state == null || state.equals(COSName.Off) ? null : state.getName();
  }

  /** Return what the on state says to people: the form's own words for it, if it has some. */
  @Nullable String onText() {
    COSArray kids = field().getCOSArray(COSName.KIDS);
    if (inherited(COSName.OPT) instanceof COSArray words && kids != null) {
      for (int i = 0; i < Math.min(kids.size(), words.size()); i++) {
        if (kids.getObject(i) == widget() && words.getObject(i) instanceof COSString word) {
          return word.getString();
        }
      }
    }
    return onState();
  }
}
