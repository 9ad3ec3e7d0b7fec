package gateway.smartfield;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Draws values for good where their tags stood. */
final class ValuePainter {
  private final PDDocument document;
  private final PrintFont font;

  ValuePainter(PDDocument document) throws IOException {
    this.document = document;
    font = new PrintFont(document);
  }

  void paint(FoundTag tag, PDPage page, String value) throws IOException {
    TagMeaning meaning = tag.meaning();
    FieldKind kind = FieldKind.of(tag.field().type(), meaning.option() != null);
    FieldPlace box = TagPlaces.value(page, tag.place(), meaning, kind);
    String name = tag.field().name();
    switch (kind) {
      case TICK -> mark(box, kind, ValueMeaning.ticked(name, value));
      case RADIO ->
          mark(
              box,
              kind,
              ValueMeaning.chosen(name, tag.field().options(), value).equals(meaning.option()));
      case CHOICE ->
          line(page, tag, ValueMeaning.chosen(name, tag.field().options(), value), meaning.width());
      case LINE -> line(page, tag, value, meaning.width());
      case LINES -> lines(page, tag, value, box);
    }
  }

  private void line(PDPage page, FoundTag tag, String value, @Nullable Double width)
      throws IOException {
    String name = tag.field().name();
    String text = font.printable(name, value);
    if (!text.isBlank()) {
      Placement place = tag.place();
      double size = font.fit(name, text, place.size(), width == null ? place.room() : width);
      write(page, place, List.of(text), size);
    }
  }

  private void lines(PDPage page, FoundTag tag, String value, FieldPlace box) throws IOException {
    String name = tag.field().name();
    String text = font.printableLines(name, value);
    if (!text.isBlank()) {
      TextBlock block =
          TextBlock.of(font, name, text, tag.place().size(), box.width(), box.height());
      write(page, tag.place(), block.lines(), block.size());
    }
  }

  private void write(PDPage page, Placement place, List<String> lines, double size)
      throws IOException {
    try (PDPageContentStream out =
        new PDPageContentStream(document, page, AppendMode.APPEND, true, false)) {
      out.beginText();
      out.setFont(font.font(), (float) size);
      double cos = place.turn().cos();
      double sin = place.turn().sin();
      out.setTextMatrix(
          new Matrix(
              (float) cos,
              (float) sin,
              (float) -sin,
              (float) cos,
              (float) place.x(),
              (float) place.y()));
      for (String line : lines) {
        out.showText(line);
        out.newLineAtOffset(0, (float) (-size * TextBlock.LEADING));
      }
      out.endText();
    }
  }

  private void mark(FieldPlace place, FieldKind kind, boolean yes) throws IOException {
    double[] turn = Appearance.turned(place);
    String content =
        String.format(
                Locale.ROOT,
                "q %.4f %.4f %.4f %.4f %.3f %.3f cm ",
                turn[0],
                turn[1],
                turn[2],
                turn[3],
                turn[4] + place.box().left(),
                turn[5] + place.box().bottom())
            + Marks.frame(kind, place.width(), place.height())
            + (yes ? Marks.mark(kind, place.width(), place.height()) : "")
            + "Q\n";
    PageContent.append(document, place.page(), content);
  }
}
