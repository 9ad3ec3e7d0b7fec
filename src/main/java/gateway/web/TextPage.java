package gateway.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents as text. */
public record TextPage(
    Frame frame, List<Doc> documents, @Nullable String contact, String previous) {

  /** A document's pages; a scanned one has no text to read. */
  public record Doc(String name, List<String> pages, boolean scanned) {}
}
