package gateway.notify;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter in HTML without pictures, styles from elsewhere or scripts. Light or dark is the
 * reader's choice: only the button has colours of its own, both of them.
 */
final class LetterHtml {
  private static final String PARAPHS_OWN = "#1b4f8f";
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private final StringBuilder html = new StringBuilder(2500);
  private final String accent;

  private LetterHtml(@Nullable String accent) {
    this.accent = accent != null && COLOUR.matcher(accent).matches() ? accent : PARAPHS_OWN;
  }

  static String of(Letter letter) {
    LetterHtml page = new LetterHtml(letter.accent());
    page.head(letter);
    page.paragraph(letter.greeting());
    letter.before().forEach(page::paragraph);
    page.quote(letter.quote());
    if (letter.link() != null) {
      page.button(letter.label(), letter.link());
    }
    if (letter.code() != null) {
      page.code(letter.code());
    }
    letter.after().forEach(page::paragraph);
    return page.html.append("</div></body></html>\n").toString();
  }

  private void head(Letter letter) {
    html.append("<!doctype html>\n<html lang=\"").append(letter.language()).append("\"><head>");
    html.append("<meta charset=\"utf-8\">");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">");
    html.append("<meta name=\"supported-color-schemes\" content=\"light dark\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.append("<title>").append(escaped(letter.subject())).append("</title></head>\n<body>");
    // Again on the part that mail programs keep: many drop html and body.
    html.append("<div lang=\"").append(letter.language()).append("\" style=\"");
    html.append("font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif;");
    html.append("max-width:36em;margin:0 auto;padding:16px;overflow-wrap:break-word\">\n");
    html.append("<p style=\"font-size:20px;padding-bottom:8px;border-bottom:4px solid ");
    html.append(accent).append("\"><strong>").append(escaped(letter.logo()));
    html.append("</strong></p>\n");
  }

  private void paragraph(String line) {
    html.append("<p>").append(escaped(line)).append("</p>\n");
  }

  private void quote(List<String> lines) {
    if (!lines.isEmpty()) {
      html.append("<blockquote style=\"margin:16px 0;padding-left:12px;border-left:4px solid ");
      html.append(accent).append("\">");
      html.append(String.join("<br>\n", lines.stream().map(LetterHtml::escaped).toList()));
      html.append("</blockquote>\n");
    }
  }

  private void button(String label, URI link) {
    html.append("<p style=\"margin:24px 0\"><a style=\"display:inline-block;background:");
    html.append(accent).append(";color:").append(ink()).append(";border:2px solid ").append(ink());
    html.append(";border-radius:6px;padding:12px 20px;font-weight:bold;text-decoration:none\"");
    html.append(" href=\"").append(escaped(link.toASCIIString())).append("\">");
    html.append(escaped(label)).append(" (").append(escaped(link.getHost())).append(")</a></p>\n");
  }

  private void code(String digits) {
    html.append("<p style=\"font:bold 28px monospace;letter-spacing:4px\">");
    html.append(escaped(digits)).append("</p>\n");
  }

  /** Return black or white, whichever stands out more from the accent (WCAG 2.2, 1.4.3). */
  private String ink() {
    double luminance = 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
    // Where contrast with white equals contrast with black.
    return luminance > 0.179 ? "#000000" : "#ffffff";
  }

  private double linear(int place) {
    double part = Integer.parseInt(accent.substring(place, place + 2), 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
