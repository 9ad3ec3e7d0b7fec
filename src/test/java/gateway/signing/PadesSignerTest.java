package gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PadesSignerTest {
  @TempDir Path folder;
  SigningBench bench;

  @BeforeEach
  void start() {
    bench = new SigningBench(folder.resolve("tsa"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "90,false", "180,true", "270,false"})
  void two_signers_and_the_seal_are_all_valid_for_poppler_qpdf_and_dss(
      int rotation, boolean compressed) throws Exception {
    byte[] pdf = SamplePdf.prepared(rotation, compressed, "signer1", "signer2", "seal");
    pdf = bench.sign(SamplePdf.filled(pdf, "Chénôve"), "signer1", "Léa Martin-Œuvrard");
    pdf = bench.seal(bench.sign(pdf, "signer2", "Ana Roy"));
    Path file = Files.write(folder.resolve("signed.pdf"), pdf);

    Oracles.pdfsig(file, 3);
    Oracles.qpdf(file);
    Oracles.dss(pdf, 3, List.of(bench.authority.anchor(), bench.tsa.root()));
  }

  @Test
  void a_document_without_fields_gets_invisible_signatures() throws Exception {
    byte[] pdf = SamplePdf.prepared();
    pdf = bench.seal(bench.sign(pdf, "signer1", "Léa Martin"));
    Path file = Files.write(folder.resolve("signed.pdf"), pdf);

    Oracles.pdfsig(file, 2);
    Oracles.qpdf(file);
    Oracles.dss(pdf, 2, List.of(bench.authority.anchor(), bench.tsa.root()));
  }

  @Test
  void earlier_bytes_are_kept_and_only_the_hole_differs_between_prepared_and_signed() {
    byte[] pdf = SamplePdf.prepared("signer1");
    PreparedPdf prepared =
        PadesSigner.prepare(
            pdf, new SignatureRequest("sig.signer1", "Léa", bench.clock.instant(), List.of()));
    byte[] signed =
        new PadesSigner(bench.timestamps)
            .sign(prepared, bench.authority.mint(new Signatory("Léa", "rec_1", null)));

    assertThat(signed).startsWith(pdf).hasSameSizeAs(prepared.bytes());
    for (int i = 0; i < signed.length; i++) {
      if (i < prepared.holeStart() || i >= prepared.holeEnd()) {
        assertThat(signed[i]).isEqualTo(prepared.bytes()[i]);
      }
    }
  }

  @Test
  void a_field_is_signed_only_once() {
    byte[] signed = bench.sign(SamplePdf.prepared("signer1"), "signer1", "Léa");

    assertThatThrownBy(() -> bench.sign(signed, "signer1", "Léa"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("already signed");
  }

  @Test
  void what_would_not_fit_is_refused_before_the_key_is_used() {
    PreparedPdf prepared =
        PadesSigner.prepare(
            SamplePdf.prepared("signer1"),
            new SignatureRequest("sig.signer1", "Léa", bench.clock.instant(), List.of()));
    SigningIdentity identity = bench.authority.mint(new Signatory("Léa", "rec_1", null));

    assertThatThrownBy(() -> PadesSigner.checkFits(prepared, identity, 16_000))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("16384");
  }

  @Test
  void a_name_the_font_cannot_draw_does_not_stop_the_signature() throws Exception {
    byte[] pdf = bench.sign(SamplePdf.prepared("signer1"), "signer1", "山田 太郎");
    Oracles.pdfsig(Files.write(folder.resolve("signed.pdf"), pdf), 1);
  }

  @Test
  void mint_and_sign_are_fast_when_warm() {
    byte[] pdf = SamplePdf.filled(SamplePdf.prepared("signer1"), "Paris");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long start = System.nanoTime();
      bench.sign(pdf, "signer1", "Léa Martin");
      times.add(System.nanoTime() - start);
    }
    times.sort(null);
    // The median of a warm run, timestamp included; generous because machines are shared.
    assertThat(times.get(times.size() / 4)).isLessThan(100_000_000L);
  }
}
