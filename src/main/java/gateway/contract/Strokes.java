package gateway.contract;

import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A drawn signature as vectors: it stays sharp at any size and is drawn by the server. As text:
 * {@code x,y x,y;x,y x,y}, strokes parted by semicolons, in a box {@value #WIDTH} wide and {@value
 * #HEIGHT} high, origin at the upper left.
 */
public record Strokes(List<List<Point>> lines) {
  public static final int WIDTH = 3_000;
  public static final int HEIGHT = 1_000;
  private static final int MAX_POINTS = 5_000;
  private static final int MAX_TEXT = 60_000;
  private static final Pattern FORM =
      Pattern.compile("\\d{1,4},\\d{1,4}(?:[ ;]\\d{1,4},\\d{1,4})*+");

  public Strokes {
    lines = lines.stream().map(List::copyOf).toList();
  }

  /** A place the pen passed. */
  public record Point(int x, int y) {}

  /**
   * Read the text form.
   *
   * @throws PermanentFailure {@code signature.strokes} when it is malformed, too long, outside the
   *     box, or so small that nobody could call it a signature
   */
  public static Strokes parse(String text) {
    if (text.length() > MAX_TEXT || !FORM.matcher(text).matches()) {
      throw refused("is not a list of strokes, or too long");
    }
    List<List<Point>> lines = new ArrayList<>();
    int points = 0;
    for (String line : text.split(";", -1)) {
      List<Point> stroke = new ArrayList<>();
      for (String pair : line.split(" ", -1)) {
        int comma = pair.indexOf(',');
        Point point =
            new Point(
                Integer.parseInt(pair.substring(0, comma)),
                Integer.parseInt(pair.substring(comma + 1)));
        if (point.x() > WIDTH || point.y() > HEIGHT) {
          throw refused("leaves the box of " + WIDTH + " by " + HEIGHT);
        }
        stroke.add(point);
      }
      points += stroke.size();
      lines.add(stroke);
    }
    Strokes strokes = new Strokes(lines);
    if (points > MAX_POINTS) {
      throw refused("has more than " + MAX_POINTS + " points");
    }
    if (strokes.length() < WIDTH / 20.0) {
      throw refused("is hardly more than a dot; draw it again");
    }
    return strokes;
  }

  /** Return the text form. */
  public String text() {
    return lines.stream()
        .map(line -> line.stream().map(p -> p.x() + "," + p.y()).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(";"));
  }

  /** Return the text form as the bytes to keep. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  private double length() {
    double length = 0;
    for (List<Point> line : lines) {
      for (int i = 1; i < line.size(); i++) {
        Point a = line.get(i - 1);
        Point b = line.get(i);
        length += Math.hypot(a.x() - b.x(), a.y() - b.y());
      }
    }
    return length;
  }

  private static PermanentFailure refused(String why) {
    return new PermanentFailure("signature.strokes", "The drawn signature " + why);
  }
}
