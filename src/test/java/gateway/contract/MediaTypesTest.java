package gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MediaTypesTest {
  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(7);
      }
    }
    return out.toByteArray();
  }

  private static Stream<Arguments> files() {
    return Stream.of(
        arguments("%PDF-1.7", "application/pdf"),
        arguments("junk before %PDF-1.4", "application/pdf"),
        arguments("\u0089PNG\r\n\u001a\n rest", "image/png"),
        arguments("\u00ff\u00d8\u00ff\u00e0 rest", "image/jpeg"),
        arguments("plain words", "text/plain; charset=utf-8"),
        arguments("<script>alert(1)</script>", "text/plain; charset=utf-8"),
        arguments("<svg xmlns='x'/>", "text/plain; charset=utf-8"),
        arguments("MZ\0\u0003", "application/octet-stream"),
        arguments("caf\u00e9 in Latin-1", "application/octet-stream"),
        arguments("PK\u0003\u0004 cut short", "application/zip"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_is_what_its_bytes_say(String content, String type) {
    assertThat(MediaTypes.of(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(type);
  }

  @Test
  void office_files_are_told_from_other_archives() throws IOException {
    String office = "application/vnd.openxmlformats-officedocument.";
    assertThat(MediaTypes.of(zip("[Content_Types].xml", "word/document.xml")))
        .isEqualTo(office + "wordprocessingml.document");
    assertThat(MediaTypes.of(zip("[Content_Types].xml", "xl/workbook.xml")))
        .isEqualTo(office + "spreadsheetml.sheet");
    assertThat(MediaTypes.of(zip("a.txt", "word/document.xml"))).isEqualTo("application/zip");
    byte[] whole = zip("[Content_Types].xml", "word/document.xml");
    for (int cut = 4; cut < whole.length; cut++) {
      assertThat(MediaTypes.of(Arrays.copyOf(whole, cut))).isEqualTo("application/zip");
    }
  }

  @Test
  void an_archive_that_points_anywhere_is_still_an_archive() throws IOException {
    byte[] zip = zip("[Content_Types].xml", "word/document.xml");
    for (int at : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 45, -1, zip.length - 45}) {
      ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(zip.length - 6, at);
      assertThat(MediaTypes.of(zip)).as("directory at %d", at).isEqualTo("application/zip");
    }
  }

  @Test
  void an_open_document_says_its_kind_first() throws IOException {
    byte[] kind = "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("mimetype");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(kind.length);
      CRC32 crc = new CRC32();
      crc.update(kind);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(kind);
    }
    assertThat(MediaTypes.of(out.toByteArray()))
        .isEqualTo("application/vnd.oasis.opendocument.text");
  }

  @Test
  void a_directory_that_points_anywhere_is_only_not_found() throws IOException {
    byte[] zip = zip("[Content_Types].xml", "word/document.xml");
    for (int at = zip.length - 6; at < zip.length - 2; at++) {
      byte[] broken = zip.clone();
      broken[at] = (byte) 0x7f;
      assertThat(MediaTypes.of(broken)).isEqualTo("application/zip");
    }
  }

  @Test
  void nothing_is_no_type() {
    assertThat(MediaTypes.of(new byte[0])).startsWith("text/plain");
  }
}
