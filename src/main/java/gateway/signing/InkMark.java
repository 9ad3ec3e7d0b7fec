package gateway.signing;

import gateway.contract.Strokes;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A drawn signature, kept as lines: sharp at any size, a few hundred bytes. */
record InkMark(Strokes strokes) implements Mark {
  private static final float PEN = 0.035f;
  private static final int ROUND = 1;

  @Override
  public void draw(PDDocument document, PDPageContentStream content, PDRectangle box)
      throws IOException {
    Fit fit = Fit.of(strokes, box);
    content.setStrokingColor(0.1f, 0.15f, 0.35f);
    content.setLineCapStyle(ROUND);
    content.setLineJoinStyle(ROUND);
    content.setLineWidth(Math.max(0.4f, box.getHeight() * PEN));
    for (List<Strokes.Point> line : strokes.lines()) {
      stroke(content, fit, line);
    }
  }

  private static void stroke(PDPageContentStream content, Fit fit, List<Strokes.Point> line)
      throws IOException {
    float x = fit.x(line.get(0));
    float y = fit.y(line.get(0));
    content.moveTo(x, y);
    if (line.size() == 1) {
      content.lineTo(x, y); // a dot, by its round end
    }
    // A curve from middle to middle, drawn towards each point: no corners where the pen had none.
    for (int i = 1; i < line.size(); i++) {
      float toX = fit.x(line.get(i));
      float toY = fit.y(line.get(i));
      if (i < line.size() - 1) {
        float midX = (toX + fit.x(line.get(i + 1))) / 2;
        float midY = (toY + fit.y(line.get(i + 1))) / 2;
        content.curveTo(
            x + (toX - x) * 2 / 3,
            y + (toY - y) * 2 / 3,
            midX + (toX - midX) * 2 / 3,
            midY + (toY - midY) * 2 / 3,
            midX,
            midY);
        x = midX;
        y = midY;
      } else {
        content.lineTo(toX, toY);
      }
    }
    content.stroke();
  }

  /** Puts what was drawn, without the empty space around it, into a box. */
  private record Fit(float left, float bottom, float scale, float fromX, float toY) {
    static Fit of(Strokes strokes, PDRectangle box) {
      var points = strokes.lines().stream().flatMap(List::stream).toList();
      int minX = points.stream().mapToInt(Strokes.Point::x).min().orElse(0);
      int maxX = points.stream().mapToInt(Strokes.Point::x).max().orElse(1);
      int minY = points.stream().mapToInt(Strokes.Point::y).min().orElse(0);
      int maxY = points.stream().mapToInt(Strokes.Point::y).max().orElse(1);
      float pen = Math.max(0.4f, box.getHeight() * PEN);
      float scale =
          Math.min(
              (box.getWidth() - pen) / Math.max(1, maxX - minX),
              (box.getHeight() - pen) / Math.max(1, maxY - minY));
      return new Fit(
          box.getLowerLeftX() + (box.getWidth() - scale * (maxX - minX)) / 2,
          box.getLowerLeftY() + (box.getHeight() - scale * (maxY - minY)) / 2,
          scale,
          minX,
          maxY);
    }

    float x(Strokes.Point point) {
      return left + (point.x() - fromX) * scale;
    }

    /** Drawn from the top, printed from the bottom. */
    float y(Strokes.Point point) {
      return bottom + (toY - point.y()) * scale;
    }
  }
}
