package gateway.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is set as text and as HTML. Every part is one clean line.
 *
 * @param language for screen readers
 * @param logo the organisation's name, in place of a picture
 * @param before paragraphs before the link or the code
 * @param quote the sender's own words, line by line; empty when none
 * @param label what the link is for
 * @param code stands alone on its line
 */
record Letter(
    String language,
    String logo,
    String subject,
    List<String> before,
    List<String> quote,
    String label,
    @Nullable URI link,
    @Nullable String code,
    List<String> after) {

  Letter {
    before = List.copyOf(before);
    quote = List.copyOf(quote);
    after = List.copyOf(after);
  }

  /** Set as plain text. */
  String text() {
    List<String> blocks = new ArrayList<>(before);
    if (!quote.isEmpty()) {
      blocks.add("> " + String.join("\n> ", quote));
    }
    if (link != null) {
      blocks.add(label + "\n" + link.toASCIIString());
    }
    if (code != null) {
      blocks.add(code);
    }
    blocks.addAll(after);
    blocks.add("-- \n" + logo);
    return String.join("\n\n", blocks) + "\n";
  }

  /** Set as HTML without pictures, styles from elsewhere or scripts. */
  String html() {
    StringBuilder html = new StringBuilder(2000);
    html.append("<!doctype html>\n<html lang=\"").append(language).append("\"><head>");
    html.append("<meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.append("<title>").append(escaped(subject)).append("</title></head>\n");
    html.append(
        "<body style=\"font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:1em\">");
    html.append("\n<p style=\"font-size:20px\"><strong>").append(escaped(logo));
    html.append("</strong></p>\n");
    before.forEach(line -> paragraph(html, line));
    if (!quote.isEmpty()) {
      html.append("<blockquote>");
      html.append(String.join("<br>\n", quote.stream().map(Letter::escaped).toList()));
      html.append("</blockquote>\n");
    }
    if (link != null) {
      html.append("<p><a style=\"display:inline-block;border:2px solid;border-radius:4px;");
      html.append("padding:12px 20px\" href=\"").append(escaped(link.toASCIIString()));
      html.append("\">").append(escaped(label)).append(" (").append(escaped(link.getHost()));
      html.append(")</a></p>\n");
    }
    if (code != null) {
      html.append("<p style=\"font:bold 28px monospace;letter-spacing:4px\">");
      html.append(escaped(code)).append("</p>\n");
    }
    after.forEach(line -> paragraph(html, line));
    return html.append("</body></html>\n").toString();
  }

  private static void paragraph(StringBuilder html, String line) {
    html.append("<p>").append(escaped(line)).append("</p>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
