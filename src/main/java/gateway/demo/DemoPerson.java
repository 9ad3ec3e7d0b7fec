package gateway.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A person of the demo's CSV, as the demo's own story needs it; the gateway reads the file by
 * itself.
 *
 * @param line where the person stands in the file, 1 is the first line
 */
record DemoPerson(String name, String email, long line) {

  static List<DemoPerson> read(Path csv) throws IOException {
    String text = decode(Files.readAllBytes(csv));
    int lineEnd = text.indexOf('\n');
    String head = lineEnd < 0 ? text : text.substring(0, lineEnd);
    char separator = head.indexOf(';') >= 0 ? ';' : ',';
    List<DemoPerson> people = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : records) {
        String first = value(row, "prenom", "first");
        String last = value(row, "nom", "last");
        String email = value(row, "mail", "courriel").toLowerCase(Locale.ROOT);
        people.add(
            new DemoPerson((first + " " + last).strip(), email, row.getStartingLineNumber()));
      }
    }
    if (people.isEmpty() || people.stream().anyMatch(person -> person.email().isEmpty())) {
      throw new PermanentFailure(
          "demo.people", "Each line of " + csv.getFileName() + " needs a person with an e-mail");
    }
    return List.copyOf(people);
  }

  /** A short name for files and folders: {@code lea-martin}. */
  String slug() {
    String plain = fold(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "person-" + line : plain;
  }

  private static String value(NamedCsvRecord row, String... words) {
    for (String header : row.getHeader()) {
      String folded = fold(header);
      for (String word : words) {
        // "nom" is also inside "prenom": a column's word counts from its start, or for "mail"
        // anywhere, since it is written "E-mail", "Adresse mail" and "email".
        if (folded.startsWith(word) || (word.equals("mail") && folded.contains(word))) {
          return row.getField(header).strip();
        }
      }
    }
    return "";
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
