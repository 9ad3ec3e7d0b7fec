package gateway.smartfield;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Follows the text of one page and remembers of each glyph both where it appears and where it
 * stands in its content stream. PDFBox's text stripper knows only the first half, and erasing needs
 * both to agree.
 */
final class TextTracer extends PDFStreamEngine {
  // Names are spelt in letters, whatever the typesetter made of f and i.
  private static final Pattern LIGATURES = Pattern.compile("[\uFB00-\uFB06]");

  /** How far the reading of one content stream has come. */
  private static final class Cursor {
    private final COSDictionary stream;
    private int operator = -1;
    private int nesting;

    Cursor(COSDictionary stream) {
      this.stream = stream;
    }
  }

  private final List<Glyph> glyphs = new ArrayList<>();
  private Cursor cursor;
  private int string;
  private int[] lengths = {};
  private int code;
  private int offset;

  private TextTracer(COSDictionary page) {
    cursor = new Cursor(page);
    addOperator(new BeginText(this));
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new EndText(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetMatrix(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
  }

  /** Return the page's glyphs in the order they are drawn. */
  static List<Glyph> glyphs(PDPage page) throws IOException {
    TextTracer tracer = new TextTracer(page.getCOSObject());
    tracer.processPage(page);
    return tracer.glyphs;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    Cursor own = cursor;
    // ' and " are played as T* and Tj: only the operator that stands in the stream counts.
    if (own.nesting == 0) {
      own.operator++;
      string = -1;
    }
    own.nesting++;
    try {
      super.processOperator(operator, operands);
    } finally {
      own.nesting--;
    }
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    Cursor outer = cursor;
    cursor = new Cursor(form.getCOSObject());
    try {
      super.showForm(form);
    } finally {
      cursor = outer;
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    Cursor outer = cursor;
    cursor = new Cursor(form.getCOSObject());
    try {
      super.showTransparencyGroup(form);
    } finally {
      cursor = outer;
    }
  }

  @Override
  public void showTextStrings(COSArray array) throws IOException {
    string = -1;
    super.showTextStrings(array);
  }

  @Override
  protected void showText(byte[] text) throws IOException {
    string++;
    code = 0;
    offset = 0;
    PDFont font = getGraphicsState().getTextState().getFont();
    lengths = font == null ? new int[0] : codeLengths(font, text);
    super.showText(text);
  }

  private static int[] codeLengths(PDFont font, byte[] text) throws IOException {
    int[] found = new int[text.length];
    int count = 0;
    ByteArrayInputStream in = new ByteArrayInputStream(text);
    while (in.available() > 0) {
      int before = in.available();
      font.readCode(in);
      found[count++] = before - in.available();
    }
    return found;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int charCode, Vector displacement)
      throws IOException {
    if (code >= lengths.length) {
      return;
    }
    int length = lengths[code++];
    int at = offset;
    offset += length;
    double size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    if (font.isVertical() || size == 0) {
      return;
    }
    int angle =
        Math.floorMod(
            (int) Math.round(Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()))),
            360);
    Turn turn = new Turn(angle);
    double x = matrix.getTranslateX();
    double y = matrix.getTranslateY();
    double start = turn.along(x, y);
    double width = displacement.getX() * Math.hypot(matrix.getScaleX(), matrix.getShearY());
    GlyphRef ref =
        new GlyphRef(
            cursor.stream,
            cursor.operator,
            string,
            at,
            length,
            adjustment(charCode, length, displacement));
    List<GlyphRef> refs = new ArrayList<>(1);
    refs.add(ref);
    glyphs.add(
        new Glyph(
            meaning(font, charCode), angle, start, start + width, turn.across(x, y), size, refs));
  }

  private double adjustment(int charCode, int length, Vector displacement) {
    PDTextState text = getGraphicsState().getTextState();
    double spacing = text.getCharacterSpacing();
    if (length == 1 && charCode == ' ') {
      spacing += text.getWordSpacing();
    }
    double size = text.getFontSize();
    return -1000 * (displacement.getX() + (size == 0 ? 0 : spacing / size));
  }

  private static String meaning(PDFont font, int charCode) {
    @Nullable String unicode = font.toUnicode(charCode);
    if (unicode != null) {
      return LIGATURES.matcher(unicode).find()
          ? Normalizer.normalize(unicode, Normalizer.Form.NFKC)
          : unicode;
    }
    // As PDFBox's own stripper does: a simple font without any mapping mostly means Latin-1.
    return font instanceof PDSimpleFont ? String.valueOf((char) charCode) : "\uFFFD";
  }
}
