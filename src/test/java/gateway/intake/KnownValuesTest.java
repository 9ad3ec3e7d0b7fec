package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.ContractId;
import gateway.contract.FieldStatus;
import gateway.contract.Mode;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Room;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known to become no part of a document is refused before a contract is made of it. */
class KnownValuesTest {
  private static final Room ROOM = new Room(10, 100, 100, 40);
  private static final String PEOPLE =
      "'customer':{'lastName':'王','email':'li@example.org'},'recipients':["
          + "{'role':'signer','email':'lea@example.org','lastName':'Martin'},"
          + "{'role':'signer','key':'tenant','customer':true}]";

  private final List<String> measured = new ArrayList<>();

  private static Smartfield field(String name, PropertyType type, @Nullable String recipient) {
    return field(name, "braces", type, recipient, null, null);
  }

  private static Smartfield field(
      String name,
      String dialect,
      PropertyType type,
      @Nullable String recipient,
      @Nullable String preset,
      @Nullable Integer maxLength) {
    return new Smartfield(
        name,
        2,
        new Smartfield.Box(0, 0, 1, 1),
        dialect,
        FieldStatus.PLACED,
        type,
        recipient,
        null,
        type == PropertyType.CHOICE ? List.of("S", "M") : List.of(),
        null,
        null,
        true,
        10,
        name,
        null,
        preset,
        maxLength,
        null);
  }

  /** Nothing longer than ten characters fits. */
  private Optional<String> fit(Room room, boolean manyLines, String value) {
    measured.add((manyLines ? "lines " : "line ") + value);
    return room.equals(ROOM) && value.length() > 10
        ? Optional.of("has too many characters")
        : Optional.empty();
  }

  /** The fields stand in the second document. */
  private @Nullable PermanentFailure refusal(String properties, Smartfield... fields) {
    String json = "{'title':'T'," + PEOPLE + ",'properties':{" + properties + "}}";
    ContractRequest request =
        ContractJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    List<Recipient> people =
        new RecipientList(Set.of(Mode.REMOTE_EMAIL), new Ids(Clock.systemUTC(), 1))
            .build(new ContractId(1), request, request.customer());
    Files files =
        Files.ofDocuments(
            List.of(new Upload("a.pdf", new byte[0]), new Upload("in/b.pdf", new byte[0])));
    List<Room> rooms = Collections.nCopies(fields.length, ROOM);
    FileKeeping.Seen seen =
        new FileKeeping.Seen(
            files,
            List.of(new Inspection(1, List.of()), new Inspection(2, List.of(fields), rooms)));
    return catchThrowableOfType(
        PermanentFailure.class, () -> new KnownValues(this::fit, request, people).check(seen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT | Zürich |",
        "TEXT | 漢 | U+6F22",
        "TEXT | a\\nb | on one line",
        "TEXT | a long value | has too many characters",
        "TEXTAREA | a\\nb |",
        "TEXTAREA | a\\nb 😀 | U+1F600 in line 2",
        "TEXTAREA | a\\nlong value | has too many characters",
        "CHECKBOX | oui |",
        "CHECKBOX | perhaps | must be true or false",
        "CHOICE | S |",
        "CHOICE | XL | must be one of: S, M",
        "NUMBER | 1234.50 |",
        "NUMBER | 1 234,50 € |",
        "NUMBER | EUR 12.50 |",
        "NUMBER | -7,5 % |",
        "NUMBER | 85 m² |",
        "NUMBER | 12 mois |",
        "NUMBER | 900 € HT |",
        "NUMBER | 14 €/m² |",
        "NUMBER | -$5 |",
        "NUMBER | CHF 100.– |",
        "NUMBER | douze | must be a number such as",
        "NUMBER | 12 ou 13 | must be a number such as",
        "DATE | 2026-12-31 |",
        "DATE | 31/12/2026 |",
        "DATE | 1 mai 2026 |",
        "DATE | 12 septembre 2026 | has too many characters",
        "DATE | 2026-02-30 | must be a day of the calendar",
        "DATE | 30/02/2026 | must be a day of the calendar",
        "DATE | demain | must be a day of the calendar",
      })
  void a_value_that_the_document_cannot_show_is_refused_as_it_comes_in(
      PropertyType type, String value, @Nullable String problem) {
    PermanentFailure failure = refusal("'a/b':'" + value + "'", field("a/b", type, null));

    if (problem == null) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.code()).isEqualTo("contract.value");
      assertThat(failure.pointer()).contains("/properties/a~1b");
      assertThat(failure)
          .hasMessageStartingWith("The value of a/b, shown on page 2 of b.pdf, ")
          .hasMessageContaining(problem);
    }
  }

  @Test
  void a_value_longer_than_its_field_allows_is_refused_with_both_numbers() {
    Smartfield five = field("plate", "acroform", PropertyType.TEXT, null, null, 5);
    assertThat(refusal("'plate':'12345'", five)).isNull();
    // An accent may come as a character of its own; the document shows one letter.
    assertThat(refusal("'plate':'1234e\u0301'", five)).isNull();
    assertThat(refusal("'plate':'123456'", five))
        .hasMessageContaining("has 6 characters, but the form allows 5. Shorten the value");
  }

  @Test
  void a_day_needs_room_for_how_it_will_be_written() {
    Smartfield written =
        new Smartfield(
            "day",
            2,
            new Smartfield.Box(0, 0, 1, 1),
            "braces",
            FieldStatus.PLACED,
            PropertyType.DATE,
            null,
            null,
            List.of(),
            null,
            "d MMMM yyyy",
            true,
            10,
            "day");
    assertThat(refusal("'day':'2026-05-01'", written)).isNull();
    assertThat(refusal("'day':'2026-09-30'", written))
        .hasMessageContaining("has too many characters");
    assertThat(measured).containsExactly("line 1 mai 2026", "line 30 septembre 2026");
  }

  @Test
  void what_the_author_has_fixed_stays_as_it_was_printed() {
    Smartfield fixed =
        field("terms", "acroform", PropertyType.TEXT, Property.SENDER, "a long fixed 漢", 3);
    assertThat(refusal("", fixed)).isNull();
    assertThat(refusal("'terms':'a long fixed 漢'", fixed)).isNull();
    assertThat(refusal("'terms':'none'", fixed)).hasMessageContaining("the form allows 3");
  }

  @Test
  void what_somebody_is_asked_for_later_is_not_looked_at() {
    String asked = "'why':{'fillBy':'tenant','value':'a long proposal'}";
    assertThat(refusal(asked, field("why", PropertyType.TEXT, null))).isNull();
    assertThat(measured).isEmpty();
  }

  @Test
  void a_name_that_the_document_cannot_show_is_refused_where_it_was_given() {
    PermanentFailure failure = refusal("", field("sc_sign2.nom", PropertyType.TEXT, "signer2"));
    assertThat(failure)
        .hasMessageContaining("lastName of tenant, shown on page 2 of b.pdf,")
        .hasMessageContaining("U+738B");
    assertThat(failure.pointer()).contains("/customer/lastName");

    PermanentFailure email = refusal("", field("sc_sign1.courriel", PropertyType.TEXT, "signer1"));
    assertThat(email).hasMessageContaining("has too many characters");
    assertThat(email.pointer()).contains("/recipients/0/email");
  }

  @Test
  void form_fields_of_one_name_but_two_types_are_left_to_the_preparation() {
    Smartfield line = field("a", "acroform", PropertyType.TEXT, null, null, null);
    Smartfield lines = field("a", "acroform", PropertyType.TEXTAREA, null, null, null);
    assertThat(refusal("'a':'a long value'", line, lines)).isNull();
    assertThat(refusal("'a':'a long value'", line, line)).isNotNull();
  }

  @Test
  void so_much_is_measured_at_intake_and_no_more() {
    Smartfield tens = field("a", "braces", PropertyType.TEXT, null, null, null);
    List<Smartfield> fields = new ArrayList<>(Collections.nCopies(9_999, tens));
    fields.add(field("b", "braces", PropertyType.TEXT, null, null, null));
    String values = "'a':'ten letter','b':'a long value'";
    assertThat(refusal(values, fields.toArray(new Smartfield[0]))).isNull();
    fields.remove(0);
    assertThat(refusal(values, fields.toArray(new Smartfield[0]))).isNotNull();
  }
}
