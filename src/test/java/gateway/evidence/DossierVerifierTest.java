package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.Level;
import gateway.signing.Attacker;
import gateway.signing.SamplePdf;
import gateway.signing.verify.Finding;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierVerifierTest {
  @TempDir static Path folder;
  static ChainBench bench;
  static byte[] dossier;
  static Map<String, byte[]> files;

  @BeforeAll
  static void close_a_contract() throws Exception {
    bench = new ChainBench(folder);
    dossier = bench.closedDossier(Level.B_T, "fr");
    files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(dossier))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!"mimetype".equals(entry.getName())) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static VerifyReport verify(byte[] zip) {
    return new DossierVerifier(Clock.systemUTC()).verify(zip, List.of(), false);
  }

  static byte[] with(String name, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, content);
    return DossierContainer.write(changed);
  }

  @Test
  void an_untouched_dossier_is_valid_also_when_trust_is_required() {
    VerifyReport report = verify(dossier);
    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    assertThat(report.signatures()).hasSize(5);
    List<X509Certificate> anchors =
        List.of(bench.signing.authority.anchor(), bench.signing.tsa.root());
    assertThat(new DossierVerifier(Clock.systemUTC()).verify(dossier, anchors, true).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void it_holds_what_it_should_under_safe_names() {
    assertThat(files.keySet())
        .containsExactly(
            "signed/1-Contrat-d-ete-n-0.pdf",
            "signed/2-Contrat-d-ete-n-1.pdf",
            "original/1-Contrat-d-ete-n-0.pdf",
            "original/2-Contrat-d-ete-n-1.pdf",
            "summary.pdf",
            "contract.json",
            "audit.json",
            "certificates/ca-1.pem",
            "certificates/signer-1.pem",
            "certificates/signer-2.pem",
            "certificates/timestamp-1.pem",
            "certificates/timestamp-2.pem",
            "META-INF/ASiCManifest001.xml",
            "META-INF/signature001.p7s");
    assertThat(DossierNames.pdf(0, "../../etc/passwd")).isEqualTo("1-etc-passwd.pdf");
    assertThat(DossierNames.pdf(0, "\u0000\n")).isEqualTo("1-document.pdf");
  }

  @Test
  void the_seal_vouches_for_the_roots_of_timestamps_but_not_for_another_of_its_own() {
    DossierVerifier verifier = new DossierVerifier(Clock.systemUTC());
    List<X509Certificate> ca = List.of(bench.signing.authority.anchor());
    assertThat(verifier.verify(dossier, ca, false).verdict()).isEqualTo(Verdict.VALID);
    assertThat(verifier.verify(dossier, ca, true).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verifier.verify(dossier, List.of(bench.signing.tsa.root()), false).verdict())
        .isEqualTo(Verdict.UNDETERMINED);

    byte[] seal = files.get(AsicManifest.SIGNATURE);
    byte[] swapped = new Attacker().stampedAnewOf(seal, bench.signing.clock.instant());
    assertThat(verifier.verify(with(AsicManifest.SIGNATURE, swapped), ca, false).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
    byte[] stripped = Attacker.strippedOf(seal);
    assertThat(verify(with(AsicManifest.SIGNATURE, stripped)).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void a_page_that_speaks_of_byte_ranges_does_not_stop_the_dossier() {
    byte[] pdf =
        SamplePdf.changed(
            SamplePdf.prepared("signer1"),
            document -> {
              PDStream stream = new PDStream(document);
              try (OutputStream out = stream.createOutputStream()) {
                out.write("% /ByteRange [0 1 2 3]".getBytes(StandardCharsets.US_ASCII));
              }
              document.getPage(0).setContents(stream);
              document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            });
    assertThat(DossierCertificates.pemFiles(List.of(bench.signing.sign(pdf, "signer1", "Léa"))))
        .containsOnlyKeys(
            "certificates/ca-1.pem",
            "certificates/signer-1.pem",
            "certificates/timestamp-1.pem",
            "certificates/timestamp-2.pem");
  }

  @Test
  void the_summary_reads_in_the_contracts_language() throws Exception {
    try (var summary = Loader.loadPDF(files.get("summary.pdf"))) {
      assertThat(new PDFTextStripper().getText(summary))
          .contains("Dossier de preuve", "Léa1 Martin", "Contrat d'été n° 0.pdf")
          .contains("Signature simple, par code e-mail : recevable comme preuve, non qualifiée.")
          .contains("Europe/Paris");
    }
  }

  @Test
  void openssl_accepts_the_seal_over_the_manifest() throws Exception {
    Path manifest = Files.write(folder.resolve("m.xml"), files.get(AsicManifest.NAME));
    Path seal = Files.write(folder.resolve("s.p7s"), files.get(AsicManifest.SIGNATURE));
    Path ca = Files.write(folder.resolve("ca.pem"), files.get("certificates/ca-1.pem"));
    Process process =
        new ProcessBuilder(
                "openssl",
                "cms",
                "-verify",
                "-cades",
                "-binary",
                "-inform",
                "DER",
                "-in",
                seal.toString(),
                "-content",
                manifest.toString(),
                "-CAfile",
                ca.toString(),
                "-purpose",
                "any",
                "-out",
                "/dev/null")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .containsIgnoringCase("verification successful");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void each_changed_missing_or_added_file_is_named() {
    for (String name : files.keySet()) {
      byte[] content = files.get(name).clone();
      content[content.length / 2] ^= 1;
      assertThat(verify(with(name, content)).verdict()).as(name).isEqualTo(Verdict.INVALID);
      Map<String, byte[]> fewer = new LinkedHashMap<>(files);
      fewer.remove(name);
      assertThat(verify(DossierContainer.write(fewer)).verdict())
          .as("without " + name)
          .isEqualTo(Verdict.INVALID);
    }
    assertThat(messages(with("readme.txt", new byte[] {1})))
        .contains("readme.txt: the file was added after sealing");
  }

  @Test
  void a_container_that_tells_two_stories_is_invalid() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    assertThat(messages(out.toByteArray()))
        .contains("dossier: its mimetype is not first, stored and plain");
    byte[] longer = java.util.Arrays.copyOf(dossier, dossier.length + 1);
    assertThat(messages(longer))
        .contains("dossier: the container's directory does not match its files");
    assertThat(verify(java.util.Arrays.copyOf(dossier, dossier.length / 2)).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_bomb_stops_at_the_limit_and_leaves_the_answer_open() {
    byte[] bomb = with("bomb", new byte[30 * 1024 * 1024 * 9]);
    assertThat(verify(bomb).findings()).extracting(Finding::verdict).contains(Verdict.UNDETERMINED);
  }

  @Test
  void the_command_line_answer_has_words_json_and_an_exit_code() throws Exception {
    Path file = Files.write(folder.resolve("dossier.asice"), dossier);
    Verification.Result good = Verification.run(file, List.of(), false, Clock.systemUTC());
    assertThat(good.exitCode()).isZero();
    assertThat(good.text())
        .contains("dossier.asice: valid (dossier, 5 signatures)", "self-declared root SHA-256 ");
    assertThat(good.json()).contains("\"exitCode\":0");

    Path text = Files.writeString(folder.resolve("note.txt"), "no PDF");
    assertThat(Verification.run(text, List.of(), false, Clock.systemUTC()).exitCode()).isEqualTo(2);
    Path pdf =
        Files.write(folder.resolve("plain.pdf"), files.get("original/1-Contrat-d-ete-n-0.pdf"));
    assertThat(Verification.run(pdf, List.of(), false, Clock.systemUTC()).exitCode()).isEqualTo(1);
    assertThat(Verification.run(file, List.of(), true, Clock.systemUTC()).exitCode()).isEqualTo(2);
  }

  private static List<String> messages(byte[] zip) {
    List<String> messages = new ArrayList<>();
    verify(zip).findings().forEach(one -> messages.add(one.where() + ": " + one.message()));
    return messages;
  }
}
