package gateway.web;

import gateway.base.PermanentFailure;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An organisation's own colour for buttons and links. Taken only when everybody can read what is
 * written in it and on it (WCAG 2.2, 1.4.3); by night a lighter one is made of it.
 */
public final class Accent {
  private static final Pattern FORM = Pattern.compile("#?([0-9a-fA-F]{6})");
  private static final double READABLE = 4.5;
  private static final int WHITE = 0xffffff;
  private static final int PAPER = 0xf1efe9; // the darkest ground by day that links stand on
  private static final int NIGHT = 0x2a2f37; // the lightest ground by night that links stand on
  private static final int INK = 0x0b1b2e;

  private final int colour;

  private Accent(int colour) {
    this.colour = colour;
  }

  /**
   * Read {@code #1b4f8f}.
   *
   * @throws PermanentFailure {@code settings.accent} when it is no colour or too light to read
   */
  public static Accent parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new PermanentFailure(
          "settings.accent",
          "The accent must be a colour such as #1b4f8f, but is \"" + text + "\"");
    }
    Accent accent = new Accent(Integer.parseInt(form.group(1), 16));
    double contrast = Math.min(contrast(accent.colour, WHITE), contrast(accent.colour, PAPER));
    if (contrast < READABLE) {
      throw new PermanentFailure(
          "settings.accent",
          String.format(
              Locale.ROOT,
              "The accent %s is too light: its contrast with the page is %.1f and must be 4.5 at"
                  + " least; choose a darker one",
              accent.text(),
              contrast));
    }
    return accent;
  }

  /** Return {@code #1b4f8f}. */
  public String text() {
    return hex(colour);
  }

  /** The colours of the pages' style sheet, by day and by night. */
  String style() {
    int light = colour;
    for (int part = 5;
        contrast(light, NIGHT) < READABLE || contrast(light, INK) < READABLE;
        part += 5) {
      light = mixed(colour, WHITE, part);
    }
    return "@layer tokens {\n  :root {"
        + tokens(colour, mixed(colour, 0, 20), WHITE)
        + "}\n  @media screen and (prefers-color-scheme: dark) {\n    :root {"
        + tokens(light, mixed(light, WHITE, 25), INK)
        + "}\n  }\n}\n";
  }

  private static String tokens(int accent, int strong, int on) {
    return " --accent: "
        + hex(accent)
        + "; --accent-strong: "
        + hex(strong)
        + "; --on-accent: "
        + hex(on)
        + "; ";
  }

  private static int mixed(int from, int to, int percent) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      mixed |= (a + (b - a) * Math.min(percent, 100) / 100) << shift;
    }
    return mixed;
  }

  static double contrast(int a, int b) {
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xff)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
