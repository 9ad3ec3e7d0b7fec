package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.verify.Findings;
import gateway.signing.verify.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One container, one way to read it: what another tool could unpack otherwise is invalid. */
class DossierReaderTest {
  static final byte[] GENUINE = DossierContainer.write(files("you owe 100 EUR"));

  static Map<String, byte[]> files(String contract) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("signed/1-a.pdf", contract.getBytes(StandardCharsets.UTF_8));
    files.put("audit.json", "{}".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  static Verdict verdict(byte[] zip) {
    Findings findings = new Findings();
    Map<String, byte[]> files = new DossierReader(findings).read(zip);
    assertThat(files != null || findings.verdict() != Verdict.VALID).isTrue();
    return findings.verdict();
  }

  @Test
  void what_the_gateway_writes_is_read_back() {
    Findings findings = new Findings();
    Map<String, byte[]> files = new DossierReader(findings).read(GENUINE);
    assertThat(findings.all()).isEmpty();
    assertThat(files).containsOnlyKeys("mimetype", "signed/1-a.pdf", "audit.json");
    assertThat(files.get("signed/1-a.pdf")).asString().isEqualTo("you owe 100 EUR");
  }

  @Test
  void forged_files_under_the_same_names_behind_the_genuine_ones_are_noticed() {
    byte[] forged = DossierContainer.write(files("you owe 999 EUR"));
    byte[] front = Arrays.copyOf(GENUINE, directory(GENUINE));
    for (String junk : List.of("JUNK", "")) {
      assertThat(verdict(moved(joined(front, ascii(junk)), forged)))
          .as("behind the genuine files and \"%s\"", junk)
          .isEqualTo(Verdict.INVALID);
    }
  }

  @Test
  void bytes_no_file_owns_are_noticed_wherever_they_are() {
    assertThat(verdict(moved(new byte[] {0}, GENUINE))).isEqualTo(Verdict.INVALID);
    assertThat(verdict(joined(new byte[] {0}, GENUINE))).isEqualTo(Verdict.INVALID);
    assertThat(verdict(joined(GENUINE, new byte[] {0}))).isEqualTo(Verdict.INVALID);
    byte[] commented = joined(GENUINE, ascii("hi"));
    commented[GENUINE.length - 2] = 2;
    assertThat(verdict(commented)).isEqualTo(Verdict.INVALID);
    int at = directory(GENUINE);
    byte[] before =
        joined(Arrays.copyOf(GENUINE, at), Arrays.copyOfRange(GENUINE, at - 1, GENUINE.length));
    buffer(before).putInt(before.length - 6, at + 1);
    assertThat(verdict(before)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_file_named_twice_is_noticed() {
    Map<String, byte[]> files = files("a");
    files.put("signed/1-b.pdf", ascii("b"));
    byte[] twice = DossierContainer.write(files);
    String text = new String(twice, StandardCharsets.ISO_8859_1);
    for (int i = text.indexOf("1-b.pdf"); i >= 0; i = text.indexOf("1-b.pdf", i + 1)) {
      twice[i + 2] = 'a';
    }
    assertThat(verdict(twice)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void each_bit_of_headers_directory_and_end_that_a_reader_may_heed_counts() {
    for (int i = 0; i < GENUINE.length; i++) {
      int position = i;
      // The writer's version and the unused bits at a packed file's end change nothing.
      if (records().stream().anyMatch(record -> record + 4 == position)
          || (i < directory(GENUINE) && buffer(GENUINE).getInt(i + 1) == 0x08074b50)) {
        continue;
      }
      for (int bit = 1; bit < 256; bit <<= 1) {
        byte[] changed = GENUINE.clone();
        changed[i] ^= (byte) bit;
        assertThat(verdict(changed)).as("byte %s bit %s", i, bit).isNotEqualTo(Verdict.VALID);
      }
    }
  }

  @Test
  void zip64_and_extra_fields_and_links_of_other_systems_are_refused() {
    int at = directory(GENUINE);
    for (int field : new int[] {20, 24, 42}) {
      byte[] zip64 = GENUINE.clone();
      buffer(zip64).putInt(at + field, -1);
      assertThat(verdict(zip64)).as("field " + field).isNotEqualTo(Verdict.VALID);
    }
    byte[] link = GENUINE.clone();
    link[at + 5] = 3;
    buffer(link).putInt(at + 38, 0120777 << 16);
    assertThat(verdict(link)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void damaged_bytes_never_end_in_an_exception() {
    for (int length = 0; length < GENUINE.length; length++) {
      assertThat(verdict(Arrays.copyOf(GENUINE, length))).isEqualTo(Verdict.INVALID);
      byte[] tail = Arrays.copyOfRange(GENUINE, length, GENUINE.length);
      assertThat(length == 0 || verdict(tail) == Verdict.INVALID).isTrue();
    }
  }

  static List<Integer> records() {
    int at = directory(GENUINE);
    return List.of(at, at + 46 + 8, at + 46 + 8 + 46 + 14);
  }

  /** Put something before a container and let its directory know. */
  static byte[] moved(byte[] front, byte[] zip) {
    byte[] result = joined(front, zip);
    ByteBuffer out = buffer(result);
    int at = directory(zip) + front.length;
    out.putInt(result.length - 6, at);
    while (out.getInt(at) == 0x02014b50) {
      out.putInt(at + 42, out.getInt(at + 42) + front.length);
      at += 46 + out.getShort(at + 28);
    }
    return result;
  }

  static int directory(byte[] zip) {
    return buffer(zip).getInt(zip.length - 6);
  }

  static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(other);
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
