package gateway.web.office;

import gateway.contract.ContractSearch.Line;
import gateway.contract.Recipient;
import gateway.web.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the contracts list, from left to right. A new column is one more entry here and
 * its heading {@code office.column.<word>} in the two message files.
 */
public final class ContractColumns {
  static final List<Column> ALL =
      List.of(
          new Column("title", ContractColumns::title),
          new Column("people", ContractColumns::people),
          new Column("state", ContractColumns::state),
          new Column("last", ContractColumns::last));

  private ContractColumns() {}

  private static Cell title(Line line, View view) {
    String externalId = line.contract().externalId();
    return new Cell(line.contract().title(), externalId == null ? "" : externalId)
        .linked(OfficePages.ROOT + "/contracts/" + line.contract().id());
  }

  private static Cell people(Line line, View view) {
    String names =
        line.people().stream()
            .map(Recipient::person)
            .map(person -> person.displayName())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return new Cell(names.isEmpty() ? view.m().text("office.people.none") : names, "");
  }

  private static Cell state(Line line, View view) {
    StateWords words = StateWords.of(view.m(), line.contract(), line.people());
    return new Cell(words.chip(), words.sentence()).coloured(words.tone());
  }

  private static Cell last(Line line, View view) {
    String what = line.lastEvent().isEmpty() ? "contract.created" : line.lastEvent();
    return new Cell(
        EventWords.of(view.m(), what), view.m().dateTimeShort(line.lastAt(), view.zone()));
  }

  /** Who looks, and from where in time. */
  record View(Messages m, ZoneId zone, Instant now) {}

  /** A column: its word, and what stands in it for a contract. */
  record Column(String word, Content content) {
    String heading(Messages m) {
      return m.text("office.column." + word);
    }
  }

  /** Writes a cell. */
  interface Content {
    Cell of(Line line, View view);
  }

  /**
   * What stands in a cell.
   *
   * @param note a second, quieter line; empty for none
   * @param link where the text leads; null for nowhere
   * @param tone the colour of a chip around the text; empty for plain text
   */
  public record Cell(String text, String note, @Nullable String link, String tone) {
    Cell(String text, String note) {
      this(text, note, null, "");
    }

    Cell linked(String to) {
      return new Cell(text, note, to, tone);
    }

    Cell coloured(String colour) {
      return new Cell(text, note, link, colour);
    }
  }
}
