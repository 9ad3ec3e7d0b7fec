package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.PdfDesk.Room;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * How much text the places of a document take: measured where the document is read, asked where
 * values come in, so that one too long is refused before a contract is made of it.
 */
public final class ValueRoom {
  private ValueRoom() {}

  static Room of(FoundField found, List<PDPage> pages) {
    if (found instanceof FoundTag tag) {
      Placement place = tag.place();
      PDPage page = pages.get(tag.field().page() - 1);
      FieldPlace lines = TagPlaces.value(page, place, tag.meaning(), FieldKind.LINES);
      Double wide = tag.meaning().width();
      return new Room(
          place.size(), wide == null ? place.room() : wide, lines.width(), lines.height());
    }
    return found instanceof FoundWidget widget ? of(widget) : Room.UNKNOWN;
  }

  private static Room of(FoundWidget found) {
    FieldPlace place = found.place();
    COSDictionary own = place.widget();
    if (own == null || found.style().comb()) {
      return Room.UNKNOWN; // a cell takes nearly every character
    }
    COSDictionary taken = new COSDictionary(own);
    FormCleaning.strip(taken);
    double padding = WidgetLook.of(taken, place).padding();
    double width = Math.max(1, place.width() - 2 * padding);
    return new Room(TextWidgets.size(place), width, width, place.height() - padding);
  }

  /**
   * Say what keeps a printable value from its place, as the end of a sentence about the value.
   *
   * @param manyLines whether the place breaks a value into lines
   */
  public static Optional<String> misfit(Room room, boolean manyLines, String value) {
    if (room.equals(Room.UNKNOWN) || value.isBlank()) {
      return Optional.empty();
    }
    PrintWidths widths = PrintWidths.shared();
    try {
      if (manyLines) {
        String text = value.replace("\r\n", "\n");
        TextBlock.of(widths, "", text, room.size(), room.width(), room.height());
      } else {
        widths.fit("", value, room.size(), room.line());
      }
      return Optional.empty();
    } catch (PermanentFailure e) {
      return Optional.of(e.getMessage().substring(TextWidths.tooLongFor("").length()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
