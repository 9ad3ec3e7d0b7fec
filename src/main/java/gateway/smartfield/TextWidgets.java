package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;

/** Draws the values of fields that show text. */
final class TextWidgets {
  private static final Pattern SIZE = Pattern.compile("([0-9.]+)\\s+Tf");
  private static final double LARGEST_AUTOMATIC = 12;
  private static final double CAPITALS = 0.7; // height of a capital, in font sizes

  private final PDDocument document;
  private final PrintFont font;
  private boolean used;

  TextWidgets(PDDocument document) throws IOException {
    this.document = document;
    font = new PrintFont(document);
  }

  /** Return the value in the form in which the field shows it. */
  String text(PDVariableText field, String value) {
    String name = field.getFullyQualifiedName();
    boolean lines = field instanceof PDTextField text && text.isMultiline();
    String shown = lines ? font.printableLines(name, value) : font.printable(name, value);
    int most = field instanceof PDTextField text ? text.getMaxLen() : -1;
    if (most >= 0 && shown.length() > most) {
      throw new PermanentFailure(
          "pdf.value-too-long",
          "The value of the field "
              + name
              + " has "
              + shown.length()
              + " characters, but the form allows "
              + most);
    }
    return shown;
  }

  void show(PDVariableText field, PDAnnotationWidget widget, String text, boolean manyLines)
      throws IOException {
    used = true;
    FieldPlace place = place(field, widget);
    WidgetLook look = WidgetLook.of(widget.getCOSObject(), place);
    String name = field.getFullyQualifiedName();
    double room = Math.max(1, place.width() - 2 * look.padding());
    if (field instanceof PDTextField cells && cells.isComb() && cells.getMaxLen() > 0) {
      double cell = place.width() / cells.getMaxLen();
      double size = font.fit(name, widest(text), place.size(), cell);
      picture(widget, place, look, named -> cells(named, text, size, cell, place));
      return;
    }
    TextBlock block =
        manyLines
            ? TextBlock.of(font, name, text, place.size(), room, place.height() - look.padding())
            : new TextBlock(List.of(text), font.fit(name, text, place.size(), room));
    double first =
        manyLines
            ? place.height()
                - look.padding() / 2
                - (Appearance.HEIGHT - Appearance.BASELINE) * block.size()
            : (place.height() - CAPITALS * place.size()) / 2;
    picture(widget, place, look, named -> lines(named, block, look, first, room, field.getQ()));
  }

  /** Writes content that uses a font of this name. */
  private interface Content {
    String with(COSName font) throws IOException;
  }

  private void picture(
      PDAnnotationWidget widget, FieldPlace place, WidgetLook look, Content content)
      throws IOException {
    PDFormXObject form =
        new PDFormXObject(Appearance.set(document, widget.getCOSObject(), place, ""));
    COSName named = form.getResources().add(font.font());
    String all = look.ground() + "/Tx BMC " + content.with(named) + "EMC";
    try (OutputStream out = form.getStream().createOutputStream(COSName.FLATE_DECODE)) {
      out.write(all.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private String widest(String text) throws IOException {
    String widest = "";
    for (int character : text.codePoints().toArray()) {
      String one = Character.toString(character);
      widest = font.width(one, 1) > font.width(widest, 1) ? one : widest;
    }
    return widest;
  }

  private String cells(COSName named, String text, double size, double cell, FieldPlace place)
      throws IOException {
    StringBuilder out = new StringBuilder("q BT 0 g /" + named.getName());
    out.append(String.format(Locale.ROOT, " %.3f Tf ", size));
    int number = 0;
    for (int character : text.codePoints().toArray()) {
      String one = Character.toString(character);
      out.append(
          String.format(
              Locale.ROOT,
              "1 0 0 1 %.3f %.3f Tm <%s> Tj ",
              cell * number++ + (cell - font.width(one, size)) / 2,
              (place.height() - CAPITALS * size) / 2,
              font.codes(one)));
    }
    return out + "ET Q ";
  }

  private String lines(
      COSName named, TextBlock block, WidgetLook look, double first, double room, int q)
      throws IOException {
    if (block.lines().stream().allMatch(String::isBlank)) {
      return "";
    }
    StringBuilder out = new StringBuilder("q BT 0 g /" + named.getName());
    out.append(String.format(Locale.ROOT, " %.3f Tf ", block.size()));
    for (int i = 0; i < block.lines().size(); i++) {
      String line = block.lines().get(i);
      double free = Math.max(0, room - font.width(line, block.size()));
      out.append(
          String.format(
              Locale.ROOT,
              "1 0 0 1 %.3f %.3f Tm <%s> Tj ",
              look.padding() + free * q / 2,
              first - i * block.leading(),
              font.codes(line)));
    }
    return out + "ET Q ";
  }

  /** Embed what was used of the font. */
  void finish() throws IOException {
    if (used) {
      font.font().subset();
    }
  }

  private static FieldPlace place(PDVariableText field, PDAnnotationWidget widget) {
    Rect box = Rect.of(widget.getRectangle());
    COSDictionary look = widget.getCOSObject().getCOSDictionary(COSName.MK);
    int turn = look == null ? 0 : look.getInt(COSName.R, 0);
    String own = widget.getCOSObject().getString(COSName.DA);
    String inherited = field.getDefaultAppearance();
    Matcher matcher = SIZE.matcher(own != null ? own : inherited != null ? inherited : "");
    double size = matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    FieldPlace asked = new FieldPlace(new PDPage(), box, turn, size);
    return new FieldPlace(asked.page(), box, turn, size(asked));
  }

  /** Return the size of a field's text; where the author leaves it open, the box decides. */
  static double size(FieldPlace place) {
    return place.size() > 0
        ? place.size()
        : Math.min(LARGEST_AUTOMATIC, place.height() / Appearance.HEIGHT);
  }
}
