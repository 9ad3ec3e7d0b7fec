package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.base.PermanentFailure;
import gateway.camel.RecordingReception;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.PropertyType;
import gateway.contract.Role;
import gateway.contract.TenantId;
import gateway.store.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothDatabases
class PeopleImportTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final PeopleImport.Feed FEED =
      new PeopleImport.Feed(TenantId.DEFAULT, "demo.people", "demo");
  private static final PeopleMapping MAPPING =
      new PeopleMapping(
          Map.of(
              PersonField.lastName, FieldMapping.column("Nom"),
              PersonField.email,
                  new FieldMapping(List.of("Courriel"), " ", true, null, Map.of(), null),
              PersonField.country,
                  new FieldMapping(List.of("Pays"), " ", false, "FR", Map.of("France", "FR"), null),
              PersonField.birthDate,
                  new FieldMapping(List.of("Né"), " ", false, null, Map.of(), "dd/MM/yyyy")),
          List.of(),
          CsvDialect.Overrides.NONE);
  private static final String HEADER = "Nom;Courriel;Pays;Né;Montant;Ref;Autre\n";

  private final RecordingReception reception = new RecordingReception();
  private final PeopleImport people = new PeopleImport(reception, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_row_becomes_a_request_with_one_signer_who_is_the_customer() {
    run(HEADER + "Roy;ana@example.org;France;31/12/1980;12,50;R1;x\n", contract(true));

    ContractRequest request = reception.contracts.values().iterator().next().request();
    assertThat(request.externalId()).isEqualTo("R1");
    assertThat(request.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(request.customer().get(PersonField.birthDate)).isEqualTo("1980-12-31");
    assertThat(request.customer().get(PersonField.country)).isEqualTo("FR");
    assertThat(request.recipients())
        .containsExactly(
            new ContractRequest.RecipientRequest(
                "signer1", Role.SIGNER, Mode.REMOTE_EMAIL, true, request.customer(), null));
    assertThat(request.properties().get(0).value()).isEqualTo("12,50");
  }

  @Test
  void without_a_number_the_same_values_make_the_same_row_whatever_the_order_and_spacing() {
    run(HEADER + "Roy;ana@example.org;;;12;R1;x\n", contract(false));
    run("Courriel;Nom;Né;Pays;Ref;Montant\n ana@example.org ;Roy;;;R2;12\n", contract(false));
    assertThat(reception.contracts).hasSize(1);

    run(HEADER + "Roy;ana@example.org;;;13;R1;x\n", contract(false));
    assertThat(reception.contracts).hasSize(2);
  }

  @Test
  void the_same_number_with_other_values_is_left_to_the_ledger_as_a_conflict() {
    run(HEADER + "Roy;ana@example.org;;;12;R1;x\n", contract(true));
    PeopleImport.Report report =
        run(
            HEADER + "Roy;ana@example.org;;;99;R1;x\nBel;bo@example.org;;;1;R2;x\n",
            contract(true));
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.made()).isEqualTo(1);
    assertThat(reception.refused).isEmpty();
  }

  @Test
  void each_bad_row_is_refused_with_its_own_reason_and_no_personal_value() {
    PeopleImport.Report report =
        run(
            HEADER
                + "Roy;;France;;1;R1;x\n"
                + "Roy;ana@example.org;Atlantide;;1;R2;x\n"
                + "Roy;ana@example.org;;30/02/1980;1;R3;x\n"
                + "Roy;ana@example.org;;;;R4;x\n"
                + "Roy;ana@example.org;;;1;;x\n"
                + "Roy;ana@example.org\n"
                + "Roy;ana@example.org;;;1;R5;x\n",
            contract(true));

    assertThat(report.refused()).isEqualTo(6);
    assertThat(report.received()).isEqualTo(7);
    assertThat(reception.refused.values())
        .extracting(RecordingReception.Refused::code)
        .containsExactly(
            "row.value.missing",
            "row.value.unknown",
            "row.date",
            "row.value.missing",
            "row.value.missing",
            "csv.row.ragged");
    assertThat(reception.refused.values())
        .allSatisfy(
            refused -> {
              assertThat(refused.reason()).startsWith(refused.source().location() + ", column ");
              assertThat(refused.reason()).doesNotContain("Atlantide", "30/02", "ana@", "Roy");
            });
    assertThat(reception.contracts).hasSize(1);
  }

  @Test
  void a_row_whose_cell_turns_the_writing_is_refused_by_its_column() {
    PeopleImport.Report report =
        run(
            HEADER
                + "R\u202eyo;ana@example.org;;;1;R1;x\n"
                + "Roy;ana@example.org;;;1\u2067;R2;x\n"
                + "Roy;ana@example.org;;;1;R\u202c3;x\n"
                + "Roy;ana@example.org;;;1;R4;not read \u202e\n",
            contract(true));

    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.made()).isEqualTo(1);
    assertThat(reception.refused.values())
        .extracting(RecordingReception.Refused::code)
        .containsOnly("row.value.unseen");
    assertThat(reception.refused.values())
        .extracting(RecordingReception.Refused::reason)
        .satisfiesExactly(
            first -> assertThat(first).contains("Nom", "U+202E").doesNotContain("yo"),
            second -> assertThat(second).contains("Montant", "U+2067"),
            third -> assertThat(third).contains("Ref", "U+202C"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "dd/MM/yyyy HH:mm:ss | 31/12/2026 00:00:00 | 2026-12-31",
        "yyyy-MM-dd'T'HH:mm:ss'Z' | 2026-12-31T08:30:00Z | 2026-12-31",
        "d.M.y | 1.2.2026 | 2026-02-01",
        "d.M.y | 1.2.26 |",
      })
  void a_day_is_read_without_the_time_behind_it_and_in_no_other_century(
      String pattern, String cell, @Nullable String day) {
    byte[] file = ("Né;x\n" + cell + ";1\n").getBytes(StandardCharsets.UTF_8);
    CsvRow row = CsvRows.read("f.csv", file, CsvDialect.Overrides.NONE).rows().get(0);
    FieldMapping born = new FieldMapping(List.of("Né"), " ", false, null, Map.of(), pattern);

    if (day == null) {
      assertThatThrownBy(() -> born.value(row)).hasMessageContaining("f.csv:2, column 1 (Né)");
    } else {
      assertThat(born.value(row)).isEqualTo(day);
    }
  }

  @Test
  void a_corrected_row_is_no_conflict_with_the_one_that_was_refused() {
    run(HEADER + "Roy;ana at example;;;1;R1;x\n", contract(true));
    run(HEADER + "Roy;ana at example;;;1;R1;x\n", contract(true));
    assertThat(reception.refused).hasSize(1);

    assertThat(run(HEADER + "Roy;ana@example.org;;;1;R1;x\n", contract(true)).made()).isEqualTo(1);
  }

  @Test
  void all_or_nothing_takes_no_row_of_a_file_with_a_bad_one() {
    byte[] file =
        (HEADER + "Roy;ana@example.org;;;1;R1;x\nBel;;;;1;R2;x\n").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () ->
                people.run(
                    FEED, "f.csv", file, MAPPING, contract(true), PeopleImport.Mode.ALL_OR_NOTHING))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("1 of 2 rows are bad")
        .hasMessageContaining("f.csv:3, column 2 (Courriel)");
    assertThat(reception.contracts).isEmpty();
    assertThat(reception.refused.values())
        .singleElement()
        .extracting("code")
        .isEqualTo("rows.refused");
  }

  @Test
  void all_or_nothing_takes_no_row_of_a_file_in_which_one_number_has_two_contents() {
    String rows =
        HEADER
            + "Roy;ana@example.org;;;1;R1;x\n"
            + "Roy;ana@example.org;;;1;R1;the same again\n"
            + "Roy;ana@example.org;;;2;R1;x\n";
    assertThatThrownBy(
            () ->
                people.run(
                    FEED,
                    "f.csv",
                    rows.getBytes(StandardCharsets.UTF_8),
                    MAPPING,
                    contract(true),
                    PeopleImport.Mode.ALL_OR_NOTHING))
        .hasMessageContaining("1 of 3 rows are bad")
        .hasMessageContaining(
            "f.csv:4: the row's number or key stands with other values at f.csv:2");
    assertThat(reception.contracts).isEmpty();
  }

  @Test
  void without_contract_settings_only_customers_are_made() {
    run(HEADER + "Roy;ana@example.org;;;1;R1;x\n", null);
    assertThat(reception.contracts).isEmpty();
    assertThat(reception.people)
        .singleElement()
        .satisfies(person -> assertThat(person.get(PersonField.lastName)).isEqualTo("Roy"));
  }

  @Test
  void a_last_row_without_a_line_break_is_taken_and_noted() {
    PeopleImport.Report open = run(HEADER + "Roy;ana@example.org;;;1;R1;x", contract(true));
    assertThat(open.made()).isEqualTo(1);
    assertThat(open.lastLineOpen()).isTrue();

    assertThat(run(HEADER + "Roy;ana@example.org;;;1;R1;x\r\n", contract(true)).lastLineOpen())
        .isFalse();
  }

  @Test
  void a_last_row_that_ends_in_the_middle_is_refused_as_cut() {
    PeopleImport.Report cut =
        run(HEADER + "Roy;ana@example.org;;;1;R1;x\nBel;bo@exam", contract(true));

    assertThat(cut.made()).isEqualTo(1);
    assertThat(reception.refused.values())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo("csv.row.ragged");
              assertThat(refused.reason())
                  .contains("f.csv:3", "probably cut")
                  .doesNotContain("bo@");
            });
  }

  @Test
  void a_file_that_is_too_large_is_refused_before_it_is_read() {
    assertThatThrownBy(() -> people.checkSize(FEED, "f.csv", 25L * 1024 * 1024 + 1))
        .isInstanceOf(PermanentFailure.class);
    people.checkSize(FEED, "f.csv", 25L * 1024 * 1024);
    assertThat(reception.refused.values())
        .singleElement()
        .extracting("code")
        .isEqualTo("csv.too-large");
  }

  @Test
  void each_row_is_the_customer_among_the_people_of_the_settings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("order", "sequential");
    settings.putArray("recipients").addObject().put("role", "signer").put("mode", "seal");
    settings.withArray("recipients").addObject().put("role", "signer").put("customer", true);
    ContractPeople together = ContractPeople.ofSettings(settings, new ArrayList<>());
    ContractSettings plain = contract(true);
    run(
        HEADER + "Martin;lea@example.org;;;12;R1;x\n",
        new ContractSettings(
            plain.files(),
            plain.title(),
            plain.message(),
            plain.locale(),
            plain.level(),
            plain.externalId(),
            together,
            plain.properties(),
            plain.expiresAfter()));
    ContractRequest request = reception.contracts.values().iterator().next().request();
    assertThat(request.order()).isEqualTo(SigningOrder.SEQUENTIAL);
    assertThat(request.recipients().get(0).person()).isEqualTo(Person.NOBODY);
    assertThat(request.recipients().get(1).person().get(PersonField.email))
        .isEqualTo("lea@example.org");
  }

  private PeopleImport.Report run(String text, ContractSettings contract) {
    return people.run(
        FEED,
        "f.csv",
        text.getBytes(StandardCharsets.UTF_8),
        MAPPING,
        contract,
        PeopleImport.Mode.GOOD_ROWS);
  }

  private static ContractSettings contract(boolean numbered) {
    FieldMapping amount = new FieldMapping(List.of("Montant"), " ", true, null, Map.of(), null);
    return new ContractSettings(
        new Upload("c.pdf", new byte[] {1}),
        "Contrat",
        "",
        "fr",
        Level.B_T,
        numbered ? new FieldMapping(List.of("Ref"), " ", true, null, Map.of(), null) : null,
        List.of(
            new PropertyMapping(
                "montant", amount, null, "Montant", PropertyType.TEXT, true, "sender")),
        Duration.ofDays(30));
  }
}
