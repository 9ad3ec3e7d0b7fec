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
 * @param accent the organisation's colour, {@code #1b4f8f}
 * @param before paragraphs before the link or the code
 * @param quote the sender's own words, line by line; empty when none
 * @param label what the link is for
 * @param code stands alone on its line
 */
record Letter(
    String language,
    String logo,
    @Nullable String accent,
    String subject,
    String greeting,
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
    List<String> blocks = new ArrayList<>();
    blocks.add(greeting);
    blocks.addAll(before);
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

  /** Set as HTML. */
  String html() {
    return LetterHtml.of(this);
  }
}
