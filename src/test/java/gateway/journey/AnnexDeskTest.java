package gateway.journey;

import static gateway.journey.DeskFixture.ID;
import static gateway.journey.DeskFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.Sha256;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.BlobRef;
import gateway.contract.Property;
import gateway.contract.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexDeskTest {
  private static final String LEA = token("signer1");
  private static final byte[] PDF = bytes("%PDF-1.7 identity card %%EOF");

  private final DeskFixture desk = new DeskFixture();

  @BeforeEach
  void open() {
    desk.annexes.ask(
        ID,
        List.of(
            new AnnexRequest("id", "Identity card", List.of("pdf", "jpg"), 1, 2, true, "signer1"),
            new AnnexRequest("rib", "Bank account", List.of("pdf"), 1, 1, false, "signer2")));
    desk.signer("signer1", 1).signer("signer2", 1).open();
  }

  @Test
  void an_attached_file_is_shown_to_its_giver_alone_and_its_digest_is_in_the_audit_trail() {
    attach(PDF);
    JourneyView.Request request = desk.view("signer1").requests().get(0);
    assertThat(request.given())
        .containsExactly(new JourneyView.Attachment(0, "carte.pdf", "application/pdf", PDF.length));
    assertThat(desk.journey.annex(LEA, 0)).isEqualTo(PDF);
    assertThatThrownBy(() -> desk.journey.annex(token("signer2"), 0))
        .hasFieldOrPropertyWithValue("code", "link.unknown");
    assertThat(desk.audit.all)
        .filteredOn(entry -> entry.type().equals("annex.attached"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts().get("sha256")).isEqualTo(Sha256.hex(PDF)));
  }

  @Test
  void the_senders_message_holds_the_persons_own_values_as_in_the_mail() {
    assertThat(desk.view("signer1").message())
        .matches("Bonjour \\S+ \\S+@\\S+ \\{\\{recipient\\.nick}}");
  }

  @Test
  void what_the_sender_added_everybody_may_read() {
    BlobRef ref = desk.blobs.put(TenantId.DEFAULT, ID.value(), PDF);
    desk.annexes.add(
        new Annex(
            ID, 0, Property.SENDER, "", "cgv.pdf", "application/pdf", PDF.length, ref, desk.now));
    assertThat(desk.view("signer2").attachments()).extracting("name").containsExactly("cgv.pdf");
    assertThat(desk.journey.annex(token("signer2"), 0)).isEqualTo(PDF);
  }

  @Test
  void nobody_agrees_before_what_is_required_is_attached() {
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of());
    assertThatThrownBy(() -> desk.agree("signer1", shown))
        .hasFieldOrPropertyWithValue("code", "journey.missing-annex");
    attach(PDF);
    desk.agree("signer1", shown);
    desk.journey.detach(LEA, 0);
    assertThatThrownBy(() -> desk.sign("signer1", shown))
        .hasFieldOrPropertyWithValue("code", "journey.missing-annex");
  }

  @Test
  void the_code_counts_for_the_files_that_were_there_and_for_no_others() {
    attach(PDF);
    Map<Integer, BlobRef> shown = desk.check("signer1", Map.of());
    desk.agree("signer1", shown);
    String hers = desk.agreement("signer1");
    // Somebody else with the same link.
    desk.journey.detach(LEA, 0);
    attach(bytes("%PDF-1.7 another %%EOF"));

    assertThatThrownBy(
            () -> desk.journey.sign(LEA, shown, hers, DeskFixture.CODE, DeskFixture.VISITOR))
        .hasFieldOrPropertyWithValue("code", "journey.changed");
  }

  @Test
  void the_same_file_twice_is_one_and_more_than_asked_is_refused() {
    attach(PDF);
    attach(PDF);
    attach(bytes("%PDF-1.7 other side %%EOF"));
    assertThat(desk.view("signer1").requests().get(0).given()).hasSize(2);
    refused("annex.too-many", "id", bytes("%PDF-1.7 third %%EOF"));
    desk.journey.detach(LEA, 0);
    attach(bytes("%PDF-1.7 third %%EOF"));
    assertThat(desk.view("signer1").requests().get(0).given()).hasSize(2);
  }

  @Test
  void whoever_gives_and_takes_back_without_end_fills_no_disk() {
    for (int i = 0; i < 32; i++) {
      attach(bytes("%PDF-1.7 number " + i + " %%EOF"));
      desk.journey.detach(LEA, i);
    }
    refused("annex.too-many", "id", PDF);
    assertThatThrownBy(
            () -> desk.blobs.get(TenantId.DEFAULT, ID.value(), new BlobRef(Sha256.hex(PDF))))
        .as("nothing of it was kept")
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_file_nobody_asked_this_person_for_is_refused() {
    refused("annex.unknown-request", "rib", PDF);
    refused("annex.unknown-request", "passport", PDF);
  }

  @Test
  void size_and_type_are_decided_from_the_bytes() {
    refused("annex.empty", "id", new byte[0]);
    refused("annex.too-large", "id", Arrays.copyOf(PDF, 1024 * 1024 + 1));
    refused("annex.type", "id", bytes("MZ this program cannot be run"));
    assertThatThrownBy(() -> desk.journey.attach(LEA, "id", "me.jpg", bytes("....ftypheic....")))
        .hasFieldOrPropertyWithValue("code", "annex.type")
        .hasMessageContaining("heic")
        .hasMessageContaining("pdf, jpg");
  }

  @Test
  void nobody_takes_back_what_another_gave() {
    attach(PDF);
    desk.journey.detach(token("signer2"), 0);
    assertThat(desk.view("signer1").requests().get(0).given()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carte.pdf|carte.pdf",
        "../../etc/passwd|passwd.pdf",
        "C:\\Users\\lea\\Été 2026.PDF|Été 2026.PDF",
        "a\u0000b\u202Ecod.exe|abcod.exe.pdf",
        "scan.html|scan.html.pdf",
        "scan.pdf.|scan.pdf..pdf",
        ".pdf|.pdf",
        "..|annex.pdf",
        "' '|annex.pdf",
      })
  void a_file_name_is_data_and_never_a_path(String given, String kept) {
    assertThat(AnnexDesk.clean(given, AnnexType.PDF)).isEqualTo(kept);
  }

  @Test
  void a_picture_is_called_a_picture() {
    assertThat(AnnexDesk.clean("photo.JPEG", AnnexType.JPEG)).isEqualTo("photo.JPEG");
    assertThat(AnnexDesk.clean("photo.png", AnnexType.JPEG)).isEqualTo("photo.png.jpg");
  }

  @Test
  void a_long_file_name_keeps_its_end() {
    assertThat(AnnexDesk.clean("x".repeat(500) + ".pdf", AnnexType.PDF))
        .hasSizeLessThan(130)
        .endsWith("x.pdf");
  }

  private void attach(byte[] content) {
    desk.journey.attach(LEA, "id", "carte.pdf", content);
  }

  private void refused(String code, String request, byte[] content) {
    assertThatThrownBy(() -> desk.journey.attach(LEA, request, "carte.pdf", content))
        .hasFieldOrPropertyWithValue("code", code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
