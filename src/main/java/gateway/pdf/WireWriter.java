package gateway.pdf;

import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PdfDesk.Room;
import gateway.contract.Smartfield;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes requests and answers as bytes; {@link WireReader} reads them. */
final class WireWriter {
  private interface Content {
    void writeTo(WireWriter writer) throws IOException;
  }

  private final DataOutputStream out;

  private WireWriter(DataOutputStream out) {
    this.out = out;
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.writeTo(new WireWriter(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] request(PdfRequest request) {
    return bytes(writer -> writer.write(request));
  }

  static byte[] inspection(Inspection inspection) {
    return bytes(
        writer -> {
          writer.out.writeInt(inspection.pages());
          writer.fields(inspection.fields());
          writer.rooms(inspection.rooms());
        });
  }

  static byte[] texts(List<String> texts) {
    return bytes(writer -> writer.strings(texts));
  }

  static byte[] answer(WorkerAnswer answer) {
    return bytes(
        writer -> {
          writer.out.writeByte(answer.kind().ordinal());
          writer.string(answer.code());
          writer.string(answer.message());
          writer.out.write(answer.body());
        });
  }

  private void write(PdfRequest request) throws IOException {
    if (request instanceof PdfRequest.Warm) {
      out.writeByte(0);
    } else if (request instanceof PdfRequest.Inspect) {
      out.writeByte(1);
    } else if (request instanceof PdfRequest.Prepare prepare) {
      out.writeByte(2);
      plan(prepare.plan());
    } else if (request instanceof PdfRequest.Fill fill) {
      out.writeByte(3);
      map(fill.values());
    } else if (request instanceof PdfRequest.Picture picture) {
      out.writeByte(4);
      out.writeInt(picture.page());
      out.writeInt(picture.width());
    } else if (request instanceof PdfRequest.Text) {
      out.writeByte(5);
    } else {
      out.writeByte(6);
    }
    out.write(request.pdf());
  }

  private void plan(Preparation plan) throws IOException {
    fields(plan.fields());
    map(plan.drawn());
    map(plan.labels());
    strings(plan.signers());
  }

  private void fields(List<Smartfield> fields) throws IOException {
    out.writeInt(fields.size());
    for (Smartfield field : fields) {
      string(field.name());
      out.writeInt(field.page());
      out.writeDouble(field.box().x());
      out.writeDouble(field.box().y());
      out.writeDouble(field.box().width());
      out.writeDouble(field.box().height());
      string(field.dialect());
      string(field.status().name());
      string(field.type().name());
      optional(field.recipient());
      optional(field.group());
      strings(field.options());
      optional(field.visibleIf());
      optional(field.format());
      out.writeBoolean(field.required());
      out.writeDouble(field.fontSize());
      string(field.origin());
      optional(field.label());
      optional(field.preset());
      optional(field.maxLength());
      optional(field.problem());
    }
  }

  private void rooms(List<Room> rooms) throws IOException {
    out.writeInt(rooms.size());
    for (Room room : rooms) {
      out.writeDouble(room.size());
      out.writeDouble(room.line());
      out.writeDouble(room.width());
      out.writeDouble(room.height());
    }
  }

  private void map(Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      string(entry.getKey());
      string(entry.getValue());
    }
  }

  private void strings(List<String> strings) throws IOException {
    out.writeInt(strings.size());
    for (String string : strings) {
      string(string);
    }
  }

  private void string(String string) throws IOException {
    byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void optional(@Nullable String string) throws IOException {
    out.writeBoolean(string != null);
    if (string != null) {
      string(string);
    }
  }

  private void optional(@Nullable Integer number) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }
}
