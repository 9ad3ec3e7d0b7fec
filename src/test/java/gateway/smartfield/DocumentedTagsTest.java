package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/integration-patterns.md writes about smartfields is what happens. */
class DocumentedTagsTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Map<String, PropertyType> TYPES =
      Map.of(
          "one line", PropertyType.TEXT,
          "several lines", PropertyType.TEXTAREA,
          "number", PropertyType.NUMBER,
          "date", PropertyType.DATE,
          "check box", PropertyType.CHECKBOX,
          "one of several, written out", PropertyType.CHOICE,
          "one of several, to tick", PropertyType.CHOICE,
          "signature", PropertyType.SIGNATURE,
          "initials", PropertyType.INITIALS,
          "who signs", PropertyType.TEXT);
  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of("docs/integration-patterns.md"));
    page = page.substring(page.indexOf("\n## Smartfields"));
  }

  private static List<Smartfield> found(String text) throws IOException {
    String escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    try (PDDocument document = Pages.of("BT /F1 6 Tf 20 700 Td (" + escaped + ") Tj ET")) {
      return DocumentFields.of(document, PageTree.pages(document, 1)).fields();
    }
  }

  private static List<String> codes(String text) {
    List<String> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  @Test
  void each_example_of_the_table_of_types_is_a_field_of_its_type() throws IOException {
    Map<String, Integer> tried = new HashMap<>();
    for (String line : page.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      PropertyType type = cells.length == 6 ? TYPES.get(cells[1].strip()) : null;
      if (type == null) {
        continue;
      }
      for (String code : codes(cells[2] + cells[3])) {
        List<Smartfield> fields = found(code);
        assertThat(fields).as(code).isNotEmpty();
        for (Smartfield field : fields) {
          assertThat(field.status()).as(code).isEqualTo(FieldStatus.PLACED);
          assertThat(field.problem()).as(code).isNull();
          boolean saidByTheProperty = cells[3].contains(code) && !code.startsWith("[sc_");
          assertThat(field.type()).as(code).isEqualTo(saidByTheProperty ? PropertyType.TEXT : type);
        }
        tried.merge(cells[1].strip(), 1, Integer::sum);
      }
    }
    assertThat(tried.keySet()).isEqualTo(TYPES.keySet());
  }

  @Test
  void the_reserved_names_are_those_there_are() throws IOException {
    String line =
        page.lines().filter(one -> one.startsWith("**Reserved names**")).findFirst().orElseThrow();
    int tried = 0;
    for (String code : codes(line)) {
      String name = code.startsWith(".") ? "sc_sign1" + code : code;
      if (name.matches("sc_(sign1\\..*|user\\..*|contrat\\..*|page|nbpages)")) {
        assertThat(found("[" + name + "/]"))
            .as(name)
            .allMatch(f -> f.status() == FieldStatus.PLACED);
        tried++;
      }
    }
    assertThat(tried).isEqualTo(17);
  }

  @Test
  void the_other_examples_in_braces_mean_what_the_text_says() throws IOException {
    String braces = page.substring(page.indexOf("### Braces"), page.indexOf("### Form fields"));
    List<String> examples = codes(braces).stream().filter(code -> code.startsWith("{{")).toList();

    assertThat(examples).hasSize(2);
    assertThat(found(examples.get(0)).get(0).label()).isEqualTo("Number; if you have one");
    assertThat(found(examples.get(0)).get(0).required()).isTrue();
    assertThat(found(examples.get(1)).get(0).options()).containsExactly("red, dark", "blue");
    assertThat(found("{{photo;type=image}}").get(0).status()).isEqualTo(FieldStatus.UNKNOWN_TYPE);
    assertThat(found("{{amount;type=number").get(0).status()).isEqualTo(FieldStatus.MALFORMED);
  }

  @Test
  void every_option_and_every_status_is_in_its_table() {
    String options = page.substring(page.indexOf("| option | means |"));
    options = options.substring(0, options.indexOf("\n\n"));
    for (String option : BracesSyntax.KNOWN) {
      assertThat(options).contains("`" + option + "`");
    }
    TreeSet<String> statuses = new TreeSet<>();
    for (FieldStatus status : FieldStatus.values()) {
      statuses.add("| `" + status.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` |");
    }
    assertThat(page).contains(statuses);
    assertThat(page).contains(String.format(Locale.ROOT, "%,d fields", DocumentFields.MOST));
  }
}
