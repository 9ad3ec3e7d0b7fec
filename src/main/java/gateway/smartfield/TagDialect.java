package gateway.smartfield;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of writing smartfields into the text of a document. */
interface TagDialect {
  /** Return the name under which found smartfields report this dialect. */
  String name();

  /** Find the tags of a page. */
  List<Tag> find(List<TextLine> lines);

  /** A part of a line: characters {@code from} up to {@code to}, not included. */
  record Span(TextLine line, int from, int to) {}

  /**
   * A tag as written.
   *
   * @param raw the text as it stands in the document
   * @param erased what has to go when the tag is replaced; the first part is where the value begins
   * @param zoneEnd the end of the reserved zone, for dialects whose tags come in pairs
   */
  record Tag(String raw, TagMeaning meaning, List<Span> erased, @Nullable Span zoneEnd) {
    public Tag {
      erased = List.copyOf(erased);
    }
  }
}
