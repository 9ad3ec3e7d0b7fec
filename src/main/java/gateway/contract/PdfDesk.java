package gateway.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that opens a foreign PDF. Each call runs in a bounded worker process; a file that is
 * broken, hostile or too expensive is refused with a {@link gateway.base.PermanentFailure} whose
 * code starts with {@code pdf.}, and the gateway goes on.
 */
public interface PdfDesk {
  /**
   * Check that the file can be signed and find its smartfields.
   *
   * <p>Refusals: {@code pdf.not-a-pdf}, {@code pdf.empty}, {@code pdf.too-large}, {@code
   * pdf.too-many-pages}, {@code pdf.encrypted}, {@code pdf.broken}, {@code pdf.active-content},
   * {@code pdf.xfa}, {@code pdf.signed}, {@code pdf.too-expensive} (time or memory).
   */
  Inspection inspect(byte[] pdf);

  /**
   * Draw known values in place of their tags, turn the others into form fields of their owner, lay
   * out every signature field, and remove the tags' text. The result is a complete, unsigned file.
   */
  byte[] prepare(byte[] pdf, Preparation plan);

  /** Append a revision in which these form fields carry these values. Earlier bytes are kept. */
  byte[] fill(byte[] pdf, Map<String, String> valuesByField);

  /** Draw a page as PNG, {@code width} pixels wide. */
  byte[] picture(byte[] pdf, int page, int width);

  /** Return the text of each page, for people who read with their ears. */
  List<String> text(byte[] pdf);

  /**
   * Decode an uploaded PNG or JPEG and return it as a new PNG, at most 1200 pixels wide.
   *
   * <p>Refused with {@code signature.image} when it is neither, broken, or has too many pixels.
   */
  byte[] image(byte[] upload);

  /**
   * Say what keeps a value from being shown in a place, as the end of a sentence about the value;
   * empty when it fits. Opens no file: a list of people asks this for every row.
   *
   * @param manyLines whether the place breaks a value into lines
   */
  default Optional<String> misfit(Room room, boolean manyLines, String value) {
    return Optional.empty();
  }

  /**
   * What a file holds.
   *
   * @param rooms of the fields, in their order; empty when nobody measured them
   */
  record Inspection(int pages, List<Smartfield> fields, List<Room> rooms) {
    public Inspection {
      fields = List.copyOf(fields);
      rooms = List.copyOf(rooms);
    }

    public Inspection(int pages, List<Smartfield> fields) {
      this(pages, fields, List.of());
    }

    /** Return the room of a field by its number in the list. */
    public Room room(int field) {
      return rooms.isEmpty() ? Room.UNKNOWN : rooms.get(field);
    }
  }

  /**
   * How much text a place takes, in points.
   *
   * @param size of the text that is wanted; it may be printed somewhat smaller
   * @param line the width for a value on one line
   * @param width of the place for a value in several lines
   * @param height as width
   */
  record Room(double size, double line, double width, double height) {
    /** Only laying the value out can tell. */
    public static final Room UNKNOWN = new Room(0, 0, 0, 0);
  }

  /**
   * What to do with each smartfield.
   *
   * @param fields in document order, with status and recipient decided
   * @param drawn values to draw for good, by smartfield name
   * @param labels what a screen reader says for a form field, by smartfield name
   * @param signers signature fields to lay out, by recipient key in signing order; a signer without
   *     a tag gets an invisible field. The organisation's seal has the key {@code seal}
   */
  record Preparation(
      List<Smartfield> fields,
      Map<String, String> drawn,
      Map<String, String> labels,
      List<String> signers) {
    public Preparation {
      fields = List.copyOf(fields);
      drawn = Map.copyOf(drawn);
      labels = Map.copyOf(labels);
      signers = List.copyOf(signers);
    }
  }
}
