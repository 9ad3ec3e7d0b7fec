package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import gateway.contract.TenantId;
import gateway.contract.WaitingFor;
import gateway.signing.Oracles;
import gateway.signing.SealingOutcome;
import gateway.signing.SigningOutcome;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.SignatureReport;
import gateway.signing.verify.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningChainTest {
  @TempDir Path folder;
  ChainBench bench;

  @BeforeEach
  void start() {
    bench = new ChainBench(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void two_signers_a_seal_and_a_dossier_each_step_run_twice_happens_once() {
    bench.open(Level.B_T, "fr", 2);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.NOTHING);
    bench.consent(1);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.SIGNED_ONE);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.NOTHING);
    bench.consent(2);
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.NOTHING);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.NOTHING);
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.NOTHING);
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.SEALED);
    byte[] sealed = bench.current(1);
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.ALREADY_SEALED);
    assertThat(bench.current(1)).isEqualTo(sealed);
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.CLOSED);
    BlobRef evidence = bench.contracts.get(bench.id).evidence();
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.NOTHING);
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.NOTHING);

    assertThat(bench.contracts.get(bench.id).status()).isEqualTo(ContractStatus.CLOSED);
    assertThat(bench.contracts.get(bench.id).evidence()).isEqualTo(evidence);
    assertThat(bench.events.types())
        .containsExactly(
            "recipient.signed", "recipient.signed", "contract.signed", "contract.closed");
    assertThat(bench.events.all.get(0).data().get("recipient")).isEqualTo("signer1");
    Oracles.dss(sealed, 3, List.of(bench.signing.authority.anchor(), bench.signing.tsa.root()));
  }

  @Test
  void the_closed_event_carries_documents_evidence_data_and_people() {
    bench.closedDossier(Level.B_T, "fr");

    Map<String, ?> data = bench.events.all.get(bench.events.all.size() - 1).data();
    assertThat(data.get("properties")).isEqualTo(Map.of("place", "Chénôve"));
    assertThat(data.get("evidence"))
        .isEqualTo(Map.of("sha256", bench.contracts.get(bench.id).evidence().sha256()));
    assertThat(data.get("documents").toString()).contains("Contrat d'été n° 1.pdf");
    assertThat(data.get("recipients").toString()).contains("lea1@example.org");
    // What the ledger freezes must be writable as JSON.
    assertThat(CanonicalJson.write(data)).contains("\"documents\"");
  }

  @Test
  void no_key_is_made_while_the_timestamp_authority_is_down_and_the_wait_is_told_once() {
    bench.open(Level.B_T, "fr", 1);
    bench.consent(1);
    bench.stampsLeft = 0;
    int blobs = bench.blobs.count();
    for (int i = 0; i < 3; i++) {
      assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.WAITING);
    }

    // Not even the authority's own key was made, so nothing can have been minted.
    assertThat(bench.signing.vault.stored).isEmpty();
    assertThat(bench.blobs.count()).isEqualTo(blobs);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isEqualTo(WaitingFor.TIMESTAMP);
    assertThat(bench.rows.all(bench.id)).hasSize(1);

    bench.stampsLeft = Integer.MAX_VALUE;
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isNull();
  }

  @Test
  void an_authority_that_fails_between_two_documents_leaves_nothing_behind() {
    bench.open(Level.B_T, "fr", 1);
    bench.consent(1);
    byte[] before = bench.current(0);
    int blobs = bench.blobs.count();
    bench.stampsLeft = 2; // the probe and the first document

    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.WAITING);
    assertThat(bench.blobs.count()).isEqualTo(blobs);
    assertThat(bench.current(0)).isEqualTo(before);
    assertThat(bench.contracts.recipient(new RecipientId(1)).orElseThrow().status())
        .isEqualTo(RecipientStatus.CONSENTED);
    assertThat(bench.events.types()).isEmpty();
  }

  @Test
  void sealing_and_the_dossier_wait_too_and_go_on() {
    bench.open(Level.B_T, "en", 1);
    bench.consent(1);
    bench.sign.run(bench.id);
    bench.stampsLeft = 0;
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.WAITING);
    bench.stampsLeft = 3;
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.SEALED);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isNull();
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.WAITING);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isEqualTo(WaitingFor.TIMESTAMP);
    bench.stampsLeft = 1;
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.CLOSED);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isNull();
  }

  @Test
  void level_b_needs_no_authority_and_says_so_in_the_file() {
    bench.stampsLeft = 0;
    byte[] dossier = bench.closedDossier(Level.B_B, "fr");

    assertThat(new PdfVerifier(bench.signing.clock).verify(bench.current(0), List.of(), false))
        .satisfies(report -> assertThat(report.verdict()).isEqualTo(Verdict.VALID))
        .satisfies(
            report ->
                assertThat(report.signatures())
                    .extracting(SignatureReport::level)
                    .containsOnly("B-B"));
    assertThat(new DossierVerifier(bench.signing.clock).verify(dossier, List.of(), false).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void levels_not_offered_are_refused_by_name() {
    bench.open(Level.B_LT, "fr", 1);
    bench.consent(1);

    assertThatThrownBy(() -> bench.sign.run(bench.id))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("B-LT");
  }

  @Test
  void two_who_press_at_once_sign_one_after_the_other_and_the_second_looks_again() {
    bench.open(Level.B_T, "fr", 3, person -> withRank(person, 1));
    bench.consent(2);
    bench.consent(1);
    bench.consent(3);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.SIGNED_ONE);
    assertThat(status(2)).as("who agreed first").isEqualTo(RecipientStatus.SIGNED);
    byte[] afterFirst = bench.current(0);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.LAPSED);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.LAPSED);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.NOTHING);

    assertThat(bench.current(0)).as("nobody signed what he did not see").isEqualTo(afterFirst);
    for (int i : List.of(1, 3)) {
      assertThat(status(i)).isEqualTo(RecipientStatus.VIEWED);
      assertThat(person(i).reviewed()).isEmpty();
      assertThat(person(i).consentText()).isNull();
    }
    assertThat(bench.lookAgain).hasSize(2);
    assertThat(bench.lookAgain.get(0)).startsWith("signer1 ");
    assertThat(bench.rows.all(bench.id))
        .filteredOn(row -> row.entry().contains("\"recipient.lapsed\""))
        .hasSize(2);
    for (int i : List.of(1, 3)) {
      bench.consent(i);
      bench.sign.run(bench.id);
    }
    assertThat(bench.contracts.get(bench.id).status()).isEqualTo(ContractStatus.SIGNED);
    Oracles.dss(
        bench.current(0), 3, List.of(bench.signing.authority.anchor(), bench.signing.tsa.root()));
  }

  @Test
  void a_contract_without_any_person_is_sealed_and_waits_for_its_timestamp_like_all_others()
      throws Exception {
    bench.open(Level.B_T, "fr", 1, person -> withMode(person, Mode.SEAL));
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);
    bench.stampsLeft = 0;
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.WAITING);
    assertThat(bench.contracts.get(bench.id).waitingFor()).isEqualTo(WaitingFor.TIMESTAMP);
    bench.stampsLeft = Integer.MAX_VALUE;
    assertThat(bench.seal.run(bench.id)).isEqualTo(SealingOutcome.SEALED);
    assertThat(bench.dossier.run(bench.id)).isEqualTo(DossierOutcome.CLOSED);

    assertThat(status(1)).isEqualTo(RecipientStatus.SIGNED);
    assertThat(bench.contracts.get(bench.id).status()).isEqualTo(ContractStatus.CLOSED);
    try (PDDocument pdf = Loader.loadPDF(bench.current(1))) {
      assertThat(signedFields(pdf))
          .as("the seal stands where its recipient's tag stood")
          .containsExactly("sig.signer1");
    }
    Oracles.pdfsig(Files.write(folder.resolve("sealed.pdf"), bench.current(1)), 1);
    Oracles.dss(
        bench.current(1), 1, List.of(bench.signing.authority.anchor(), bench.signing.tsa.root()));
  }

  @Test
  void what_was_drawn_stands_in_the_signature_and_in_the_evidence() throws Exception {
    bench.open(Level.B_T, "fr", 1);
    byte[] strokes = Strokes.parse("0,0 900,900 2500,100").bytes();
    BlobRef mark = bench.blobs.put(TenantId.DEFAULT, bench.id.value(), strokes);
    bench.consent(1);
    bench.contracts.update(
        person(1).agreed("J'accepte", "Léa", new SignatureMark(SignatureMark.Kind.DRAWN, mark)));
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);
    try (PDDocument pdf = Loader.loadPDF(bench.current(0))) {
      var widget = pdf.getSignatureFields().get(0).getWidgets().get(0);
      assertThat(widget.getContents()).startsWith("Léa, Signé le ").endsWith("PAdES B-T");
      assertThat(widget.getNormalAppearanceStream().getContents())
          .asString(StandardCharsets.ISO_8859_1)
          .contains(" c\n");
    }
  }

  @Test
  void the_last_act_may_be_an_approval_and_a_contract_waits_for_it() {
    bench.open(
        Level.B_T,
        "fr",
        2,
        person -> person.rank() == 2 ? withRole(person, Role.APPROVER) : person);
    bench.consent(1);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.SIGNED_ONE);
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.NOTHING);
    bench.contracts.update(person(2).approved(Map.of(), bench.signing.clock.instant()));
    assertThat(bench.sign.run(bench.id)).isEqualTo(SigningOutcome.ALL_SIGNED);
    assertThat(bench.events.types()).containsExactly("recipient.signed", "contract.signed");
  }

  private Recipient person(int number) {
    return bench.contracts.recipient(new RecipientId(number)).orElseThrow();
  }

  private RecipientStatus status(int number) {
    return person(number).status();
  }

  private static List<String> signedFields(PDDocument pdf) throws IOException {
    return pdf.getSignatureFields().stream()
        .filter(field -> field.getSignature() != null)
        .map(PDSignatureField::getFullyQualifiedName)
        .toList();
  }

  private static Recipient withRank(Recipient r, int rank) {
    return changed(r, rank, r.role(), r.mode());
  }

  private static Recipient withRole(Recipient r, Role role) {
    return changed(r, r.rank(), role, r.mode());
  }

  private static Recipient withMode(Recipient r, Mode mode) {
    return changed(r, r.rank(), r.role(), mode);
  }

  private static Recipient changed(Recipient r, int rank, Role role, Mode mode) {
    return new Recipient(
        r.id(),
        r.contract(),
        rank,
        r.key(),
        role,
        mode,
        r.person(),
        r.locale(),
        r.status(),
        r.reviewed(),
        r.consentText(),
        r.typedSignature(),
        r.assurance(),
        r.refusalReason(),
        r.viewedAt(),
        r.actedAt());
  }

  @Test
  void consent_without_a_reviewed_revision_is_a_clear_failure() {
    bench.open(Level.B_T, "fr", 1);
    bench.consent(1);
    var recipient = bench.contracts.recipient(new RecipientId(1)).orElseThrow();
    bench.contracts.update(recipient.withReviewed(Map.of()).consented(recipient.assurance()));

    assertThatThrownBy(() -> bench.sign.run(bench.id))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("no reviewed revision of document 0");
  }
}
