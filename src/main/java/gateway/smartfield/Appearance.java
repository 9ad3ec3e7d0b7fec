package gateway.smartfield;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Makes the picture of a form field: a form XObject turned the way the text runs. */
final class Appearance {
  /** The height of a text field, in font sizes. */
  static final double HEIGHT = 1.4;

  /** The baseline of a text field above its lower edge, in font sizes. */
  static final double BASELINE = 0.35;

  private Appearance() {}

  /** Give the widget a normal appearance with this content and return it. */
  static COSStream set(PDDocument document, COSDictionary widget, FieldPlace place, String content)
      throws IOException {
    COSStream form = form(document, place, content);
    COSDictionary appearances = new COSDictionary();
    appearances.setDirect(true);
    appearances.setItem(COSName.N, form);
    widget.setItem(COSName.AP, appearances);
    return form;
  }

  /** Give the widget a normal appearance for each of its states. */
  static void set(
      PDDocument document, COSDictionary widget, FieldPlace place, Map<COSName, String> contents)
      throws IOException {
    COSDictionary states = new COSDictionary();
    states.setDirect(true);
    for (Map.Entry<COSName, String> state : contents.entrySet()) {
      states.setItem(state.getKey(), form(document, place, state.getValue()));
    }
    COSDictionary appearances = new COSDictionary();
    appearances.setDirect(true);
    appearances.setItem(COSName.N, states);
    widget.setItem(COSName.AP, appearances);
  }

  private static COSStream form(PDDocument document, FieldPlace place, String content)
      throws IOException {
    COSStream form = document.getDocument().createCOSStream();
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(
        COSName.BBOX, new PDRectangle((float) place.width(), (float) place.height()).getCOSArray());
    if (place.turn() != 0) {
      form.setItem(COSName.MATRIX, matrix(place));
    }
    COSDictionary resources = new COSDictionary();
    resources.setDirect(true);
    form.setItem(COSName.RESOURCES, resources);
    try (OutputStream out = form.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return form;
  }

  private static COSArray matrix(FieldPlace place) {
    COSArray matrix = new COSArray();
    for (double value : turned(place)) {
      matrix.add(new COSFloat((float) value));
    }
    return matrix;
  }

  /** Turn about the origin, then move so that the turned box starts at the origin again. */
  static double[] turned(FieldPlace place) {
    Turn turn = new Turn(place.turn());
    double dx =
        -Math.min(0, turn.cos() * place.width()) - Math.min(0, -turn.sin() * place.height());
    double dy = -Math.min(0, turn.sin() * place.width()) - Math.min(0, turn.cos() * place.height());
    return new double[] {turn.cos(), turn.sin(), -turn.sin(), turn.cos(), dx, dy};
  }
}
