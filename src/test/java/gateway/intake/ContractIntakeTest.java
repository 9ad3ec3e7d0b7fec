package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.contract.AnnexRequest;
import gateway.contract.ContractId;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk;
import gateway.contract.PersonField;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import gateway.store.Database;
import gateway.store.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class ContractIntakeTest {
  private static final String OLD = "C1;Martin;old@example.org\n";
  private static final String NEW = "C1;Martin;new@example.org\n";

  @TempDir Path folder;
  private IntakeFixture gateway;

  @BeforeEach
  void open() {
    gateway = new IntakeFixture(folder);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_changed_row_of_people_changes_the_customer_and_keeps_what_was(boolean keyed) {
    PeopleMapping mapping = keyed ? IntakeFixture.KEYED : IntakeFixture.KEYLESS;
    assertThat(gateway.people(mapping, OLD).made()).isEqualTo(1);

    PeopleImport.Report second = gateway.people(mapping, NEW);

    assertThat(second.made()).isEqualTo(1);
    assertThat(second.repeated()).isZero();
    assertThat(gateway.customer("C1").get(PersonField.email)).isEqualTo("new@example.org");
    assertThat(gateway.ledger()).hasSize(2);
    assertThat(gateway.former()).singleElement().asString().contains("old@example.org");
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_value_that_goes_back_to_what_it_was_is_a_change_like_any_other(boolean keyed) {
    PeopleMapping mapping = keyed ? IntakeFixture.KEYED : IntakeFixture.KEYLESS;
    for (String row : new String[] {OLD, NEW, OLD, NEW, NEW, OLD}) {
      gateway.people(mapping, row);
    }

    assertThat(gateway.customer("C1").get(PersonField.email)).isEqualTo("old@example.org");
    assertThat(gateway.ledger()).hasSize(5);
    assertThat(gateway.former()).hasSize(4);
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @Test
  void the_same_row_of_people_again_is_counted_as_seen_before_and_written_once() {
    gateway.people(IntakeFixture.KEYED, OLD);

    PeopleImport.Report again = gateway.people(IntakeFixture.KEYED, OLD + "C2;Roy;a@example.org\n");

    assertThat(again.repeated()).isEqualTo(1);
    assertThat(again.made()).isEqualTo(1);
    assertThat(gateway.ledger()).containsExactly("ACCEPTED null f.csv:2", "ACCEPTED null f.csv:3");
  }

  @Test
  void a_key_longer_than_the_ledger_allows_is_shortened_and_still_tells_rows_apart() {
    String person = "C1;" + "x".repeat(200) + ";";
    PeopleMapping mapping =
        new PeopleMapping(
            IntakeFixture.KEYED.fields(),
            List.of("No", "Nom", "Nom", "Courriel"),
            CsvDialect.Overrides.NONE);

    gateway.people(mapping, person + "a@example.org\n" + person + "b@example.org\n");
    gateway.people(mapping, person + "a@example.org\n");

    assertThat(keys()).hasSize(2).doesNotHaveDuplicates().allMatch(key -> key.length() <= 400);
  }

  @Test
  void a_contract_key_that_comes_with_other_values_is_refused_and_recorded_once() {
    gateway.contracts(OLD);

    PeopleImport.Report second = gateway.contracts(NEW);
    gateway.contracts(NEW);

    assertThat(second.refused()).isEqualTo(1);
    assertThat(gateway.ledger())
        .containsExactly("ACCEPTED null f.csv:2", "REFUSED intake.conflict f.csv:2");
    assertThat(gateway.customer("C1").get(PersonField.email)).isEqualTo("old@example.org");
    IntakeLedger.Book book = gateway.balance().sources().get(0);
    assertThat(book).isEqualTo(new IntakeLedger.Book(IntakeFixture.ROUTE, 2, 0, 1, 1, 0));
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blob.sync-failed", "key.unwrap", "blob.damaged", "store.constraint"})
  void a_fault_of_the_machine_aborts_the_file_and_refuses_no_row(String code) {
    gateway.blobFailure = new PermanentFailure(code, "The disk is broken");

    assertThatThrownBy(() -> gateway.contracts(OLD))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("f.csv:2")
        .extracting("code")
        .isEqualTo(code);

    assertThat(gateway.ledger()).isEmpty();
    gateway.blobFailure = null;
    assertThat(gateway.contracts(OLD).made()).isEqualTo(1);
  }

  @Test
  void a_pdf_that_a_busy_machine_had_no_time_for_is_tried_again() {
    gateway.pdfFailure = new PermanentFailure("pdf.too-expensive", "It takes more than 20 s");

    assertThatThrownBy(() -> gateway.contracts(OLD)).isInstanceOf(TransientFailure.class);

    assertThat(gateway.ledger()).isEmpty();
  }

  @Test
  void a_pdf_that_cannot_be_signed_is_refused_row_by_row() {
    gateway.pdfFailure = new PermanentFailure("pdf.encrypted", "The PDF has a password");

    assertThat(gateway.contracts(OLD + "C2;Roy;a@example.org\n").refused()).isEqualTo(2);

    assertThat(gateway.ledger())
        .containsExactly("REFUSED pdf.encrypted f.csv:2", "REFUSED pdf.encrypted f.csv:3");
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @Test
  void a_row_whose_value_has_no_room_in_the_document_is_refused_alone_and_leaves_no_file() {
    narrow();

    PeopleImport.Report report =
        gateway.contracts("C1;Montgomery-Featherstonehaugh;a@example.org\nC2;Roy;b@example.org\n");

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.made()).isEqualTo(1);
    assertThat(gateway.ledger())
        .containsExactly("REFUSED contract.value f.csv:2", "ACCEPTED null f.csv:3");
    assertThat(
            gateway.database.query(
                "SELECT reason FROM intake WHERE reason IS NOT NULL", row -> row.text("reason")))
        .singleElement()
        .asString()
        .startsWith("The field lastName of signer1, shown on page 1 of c.pdf, has 28 characters,")
        .contains("but its place in the document holds about")
        .doesNotContain("Montgomery");
    assertThat(gateway.stored.count()).as("the file of the row that was taken").isEqualTo(1);
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @Test
  void all_or_nothing_asks_the_documents_too_before_it_takes_the_first_row() {
    narrow();
    String rows = "C1;Roy;b@example.org\nC2;Montgomery-Featherstonehaugh;a@example.org\n";

    assertThatThrownBy(() -> gateway.allOrNothing(rows))
        .hasMessageContaining("1 of 2 rows are bad")
        .hasMessageContaining("f.csv:3: The field lastName of signer1, shown on page 1 of c.pdf,");
    assertThat(gateway.ledger()).containsExactly("REFUSED rows.refused f.csv");
    assertThat(gateway.stored.count()).isZero();

    assertThat(gateway.allOrNothing("C1;Roy;b@example.org\n").made()).isEqualTo(1);
    assertThat(gateway.allOrNothing("C1;Roy;b@example.org\nC4;Li;c@example.org\n").made())
        .as("a row that was taken before is no bad one")
        .isEqualTo(1);
    assertThat(gateway.balance().isClean()).isTrue();
  }

  @Test
  void a_fault_of_the_machine_is_no_bad_row_of_all_or_nothing_either() {
    gateway.pdfFailure = new PermanentFailure("pdf.busy", "All readers are busy");
    assertThatThrownBy(() -> gateway.allOrNothing(OLD)).isInstanceOf(TransientFailure.class);
    assertThat(gateway.ledger()).isEmpty();
  }

  /** Every document shows the signer's last name where few letters have room. */
  private void narrow() {
    Smartfield name =
        new Smartfield(
            "sc_sign1.nom",
            1,
            new Smartfield.Box(0, 0, 40, 10),
            "bracket",
            FieldStatus.PLACED,
            PropertyType.TEXT,
            "signer1",
            null,
            List.of(),
            null,
            null,
            false,
            10,
            "[sc_sign1.nom/]");
    gateway.inspection =
        new PdfDesk.Inspection(1, List.of(name), List.of(new PdfDesk.Room(10, 40, 40, 14)));
  }

  private static final String TWO =
      "{'title':'T','order':'sequential','remindEvery':'PT12H','recipients':["
          + "{'role':'signer','email':'lea@example.org'},{'role':'approver','email':'a@b.c'}],"
          + "'collect':[{'name':'identity','label':'Pièce','required':true}]}";

  @Test
  void several_documents_people_and_annexes_are_kept_as_they_came() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    ContractId id =
        gateway.receive(TWO, List.of(bytes("%PDF-a"), bytes("%PDF-b")), List.of(png, bytes("hi")));

    assertThat(gateway.contracts.documents(id))
        .extracting(d -> d.index() + " " + d.name() + " " + d.original())
        .containsExactly(
            "0 0.pdf " + Sha256.hex(bytes("%PDF-a")), "1 1.pdf " + Sha256.hex(bytes("%PDF-b")));
    assertThat(gateway.contracts.get(id).remindEvery()).isEqualTo(Duration.ofHours(12));
    assertThat(gateway.contracts.recipients(id))
        .extracting(r -> r.rank() + " " + r.key())
        .containsExactly("1 approver1", "2 signer1");
    assertThat(gateway.annexes.list(id))
        .extracting(a -> a.index() + " " + a.from() + " " + a.name() + " " + a.mediaType())
        .containsExactly("0 sender 0.bin image/png", "1 sender 1.bin text/plain; charset=utf-8");
    assertThat(gateway.annexes.requests(id))
        .containsExactly(
            new AnnexRequest(
                "identity", "Pièce", List.of("jpg", "pdf", "png"), 10, 1, true, "signer1"));
  }

  @Test
  void what_is_wrong_with_one_of_several_files_is_told_by_its_place_and_nothing_is_made() {
    gateway.pdfFailure = new PermanentFailure("pdf.encrypted", "The PDF has a password");
    gateway.refusedDocument = 1;
    assertRefused("pdf.encrypted", "/documents/1", List.of(), 2);
    gateway.pdfFailure = null;
    assertRefused("annex.empty", "/annexes/1", List.of(bytes("x"), bytes("")), 1);
    assertRefused("annex.too-many", "/annexes", Collections.nCopies(21, bytes("x")), 1);
    assertRefused("contract.too-many-documents", "/documents", List.of(), 21);
    assertRefused("contract.no-document", "/documents", List.of(), 0);
    assertThat(gateway.database.query("SELECT id FROM contract", row -> row.number("id")))
        .isEmpty();
    assertThat(gateway.ledger()).hasSize(5).allMatch(line -> line.startsWith("REFUSED"));
    assertThat(gateway.stored.count()).as("files that nobody would ever remove").isZero();
    assertThat(gateway.balance().isClean()).isTrue();
  }

  private void assertRefused(String code, String pointer, List<byte[]> annexes, int documents) {
    String json = TWO.replace("'T'", "'" + code + "'");
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      files.add(bytes("%PDF-" + i));
    }
    assertThatThrownBy(() -> gateway.receive(json, files, annexes))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.pointer()).hasValue(pointer);
            });
  }

  @Test
  void what_is_refused_for_its_people_or_its_number_leaves_no_file_behind() {
    String customer =
        TWO.replace("{'title'", "{'externalId':'E1','customer':{'number':'C9'},'title'");
    String unreachable = customer.replace("'email':'lea@example.org'", "'customer':true");
    String elsewhere =
        TWO.replace("'email':'lea@example.org'", "'mode':'remote-sms','email':'a@b.c'");
    for (String json : List.of(unreachable, elsewhere)) {
      assertThatThrownBy(() -> gateway.receive(json, List.of(bytes("%PDF-1")), List.of()))
          .isInstanceOf(PermanentFailure.class);
    }
    assertThat(gateway.stored.count()).isZero();
    assertThat(gateway.database.query("SELECT id FROM customer", row -> row.number("id")))
        .isEmpty();
    gateway.receive(customer, List.of(bytes("%PDF-1")), List.of());
    int kept = gateway.stored.count();
    String again = customer.replace("'T'", "'Other'");
    assertThatThrownBy(() -> gateway.receive(again, List.of(bytes("%PDF-2")), List.of()))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.pointer()).hasValue("/externalId"));
    assertThat(gateway.stored.count()).isEqualTo(kept);
  }

  @Test
  void a_contract_that_would_have_ended_already_is_refused() {
    String late = TWO.replace("{'title'", "{'expiresAt':'2020-01-01T00:00:00Z','title'");
    assertThatThrownBy(() -> gateway.receive(late, List.of(bytes("%PDF-")), List.of()))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.pointer()).hasValue("/expiresAt"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> keys() {
    Database database = gateway.database;
    return database.query("SELECT business_key FROM intake", row -> row.text("business_key"));
  }
}
