package gateway.pdf;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PdfDesk.Room;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WireWriter} wrote. */
final class WireReader {
  private final ByteBuffer in;

  private WireReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  static PdfRequest request(byte[] bytes) {
    WireReader reader = new WireReader(bytes);
    int kind = reader.in.get();
    return switch (kind) {
      case 0 -> new PdfRequest.Warm();
      case 1 -> new PdfRequest.Inspect(reader.rest());
      case 2 -> {
        Preparation plan =
            new Preparation(reader.fields(), reader.map(), reader.map(), reader.strings());
        yield new PdfRequest.Prepare(reader.rest(), plan);
      }
      case 3 -> {
        Map<String, String> values = reader.map();
        yield new PdfRequest.Fill(reader.rest(), values);
      }
      case 4 -> {
        int page = reader.in.getInt();
        int width = reader.in.getInt();
        yield new PdfRequest.Picture(reader.rest(), page, width);
      }
      case 5 -> new PdfRequest.Text(reader.rest());
      case 6 -> new PdfRequest.Image(reader.rest());
      default -> throw new IllegalArgumentException("No request of kind " + kind);
    };
  }

  static Inspection inspection(byte[] bytes) {
    WireReader reader = new WireReader(bytes);
    return new Inspection(reader.in.getInt(), reader.fields(), reader.rooms());
  }

  static List<String> texts(byte[] bytes) {
    return new WireReader(bytes).strings();
  }

  static WorkerAnswer answer(byte[] bytes) {
    WireReader reader = new WireReader(bytes);
    WorkerAnswer.Kind kind = WorkerAnswer.Kind.values()[reader.in.get()];
    return new WorkerAnswer(kind, reader.string(), reader.string(), reader.rest());
  }

  private byte[] rest() {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  private List<Smartfield> fields() {
    int count = in.getInt();
    List<Smartfield> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(
          new Smartfield(
              string(),
              in.getInt(),
              new Smartfield.Box(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()),
              string(),
              FieldStatus.valueOf(string()),
              PropertyType.valueOf(string()),
              optional(),
              optional(),
              strings(),
              optional(),
              optional(),
              in.get() != 0,
              in.getDouble(),
              string(),
              optional(),
              optional(),
              optionalNumber(),
              optional()));
    }
    return fields;
  }

  private List<Room> rooms() {
    int count = in.getInt();
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(new Room(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()));
    }
    return rooms;
  }

  private Map<String, String> map() {
    int count = in.getInt();
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = string();
      map.put(key, string());
    }
    return map;
  }

  private List<String> strings() {
    int count = in.getInt();
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(string());
    }
    return strings;
  }

  private String string() {
    byte[] utf8 = new byte[in.getInt()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private @Nullable Integer optionalNumber() {
    return in.get() == 0 ? null : in.getInt();
  }

  private @Nullable String optional() {
    return in.get() == 0 ? null : string();
  }
}
