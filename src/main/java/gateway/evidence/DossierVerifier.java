package gateway.evidence;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.signing.CertificateChain;
import gateway.signing.Certificates;
import gateway.signing.verify.CmsCheck;
import gateway.signing.verify.Findings;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.SignatureReport;
import gateway.signing.verify.TrustCheck;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Checks an evidence dossier from its outside in: container, manifest, seal, audit trail, PDFs. */
public final class DossierVerifier {
  private static final Set<String> FRAME =
      Set.of(DossierContainer.MIMETYPE_NAME, AsicManifest.NAME, AsicManifest.SIGNATURE);

  private final Clock clock;

  public DossierVerifier(Clock clock) {
    this.clock = clock;
  }

  /** Check a dossier; anchors and trust as for a PDF. */
  public VerifyReport verify(byte[] zip, List<X509Certificate> anchors, boolean requireTrust) {
    Findings findings = new Findings();
    List<SignatureReport> reports = new ArrayList<>();
    Map<String, byte[]> files = new DossierReader(findings).read(zip);
    if (files != null) {
      List<X509Certificate> vouched = timestampRoots(files, findings);
      seal(
          files,
          new TrustCheck(findings, anchors, vouched, requireTrust, clock.instant()),
          findings,
          reports);
      manifest(files, findings);
      audit(files, findings);
      boolean trusted = !reports.isEmpty() && reports.get(0).anchorGiven();
      pdfs(
          files,
          of ->
              new TrustCheck(
                  of, anchors, trusted ? vouched : List.of(), requireTrust, clock.instant()),
          findings,
          reports);
      stripped(reports, findings);
    }
    return new VerifyReport(findings.verdict(), reports, findings.all());
  }

  /** The roots of timestamp authorities that the seal covers, so that it vouches for them. */
  private static List<X509Certificate> timestampRoots(
      Map<String, byte[]> files, Findings findings) {
    List<X509Certificate> roots = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith(DossierCertificates.TIMESTAMP)) {
            try {
              Certificates.fromPem(new String(content, StandardCharsets.US_ASCII)).stream()
                  .filter(one -> CertificateChain.issued(one, one))
                  .forEach(roots::add);
            } catch (PermanentFailure e) {
              findings.invalid(name, e.getMessage());
            }
          }
        });
    return roots;
  }

  /** The seal is made last, and nothing covers its timestamp. */
  private static void stripped(List<SignatureReport> reports, Findings findings) {
    if (!reports.isEmpty()
        && reports.get(0).number() == 0
        && reports.get(0).timestamp() == null
        && reports.stream().anyMatch(one -> one.timestamp() != null)) {
      findings.undetermined(
          "dossier seal", "it has no timestamp, though signatures before it have one");
    }
  }

  private static void seal(
      Map<String, byte[]> files,
      TrustCheck trust,
      Findings findings,
      List<SignatureReport> reports) {
    byte[] manifest = files.get(AsicManifest.NAME);
    byte[] signature = files.get(AsicManifest.SIGNATURE);
    if (manifest == null || signature == null) {
      findings.invalid("dossier", "it carries no seal");
      return;
    }
    CmsCheck.Signed signed =
        new CmsCheck(findings, "dossier seal", true).check(signature, sha -> sha.update(manifest));
    SignatureReport report =
        signed == null ? null : trust.check("dossier seal", 0, manifest.length, signed);
    if (report != null) {
      reports.add(report);
    }
  }

  private static void manifest(Map<String, byte[]> files, Findings findings) {
    byte[] manifest = files.get(AsicManifest.NAME);
    if (manifest == null) {
      return; // Said already: no seal.
    }
    Map<String, byte[]> digests;
    try {
      digests = AsicManifest.read(manifest);
    } catch (PermanentFailure e) {
      findings.invalid("dossier", e.getMessage());
      return;
    }
    digests.forEach(
        (name, digest) -> {
          byte[] content = files.get(name);
          if (content == null) {
            findings.invalid(name, "the file is missing");
          } else if (!MessageDigest.isEqual(digest, Sha256.of(content))) {
            findings.invalid(name, "the file was changed (its digest differs)");
          }
        });
    Set<String> extra = new HashSet<>(files.keySet());
    extra.removeAll(digests.keySet());
    extra.removeAll(FRAME);
    extra.forEach(name -> findings.invalid(printable(name), "the file was added after sealing"));
  }

  private static void audit(Map<String, byte[]> files, Findings findings) {
    byte[] trail = files.get("audit.json");
    if (trail == null) {
      findings.invalid("audit.json", "the audit trail is missing");
      return;
    }
    String text = new String(trail, StandardCharsets.UTF_8);
    List<String> problems = AuditTrail.check(text);
    problems.forEach(problem -> findings.invalid("audit.json", problem));
    if (problems.isEmpty()) {
      try {
        documents(files, text, findings);
      } catch (RuntimeException e) {
        findings.invalid("audit.json", "it does not tell which documents were sealed");
      }
    }
  }

  /** What the audit trail says was sealed must be what lies here. */
  private static void documents(Map<String, byte[]> files, String trail, Findings findings) {
    List<?> sealed = List.of();
    for (Map<String, Object> entry : AuditTrail.entries(trail)) {
      if ("contract.sealed".equals(entry.get("type"))) {
        sealed = AuditTrail.list(AuditTrail.map(entry.get("facts")).get("documents"));
      }
    }
    Map<String, String> expected = new TreeMap<>();
    for (Object item : sealed) {
      Map<String, Object> document = AuditTrail.map(item);
      int number = 1 + ((Number) document.getOrDefault("index", -1)).intValue();
      expected.put("signed/" + number, String.valueOf(document.get("after")));
      expected.put("original/" + number, String.valueOf(document.get("original")));
    }
    Map<String, String> actual = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith("signed/") || name.startsWith("original/")) {
            actual.put(name.replaceFirst("-.*", ""), Sha256.hex(content));
          }
        });
    if (expected.isEmpty() || !expected.equals(actual)) {
      findings.invalid("audit.json", "it tells of other documents than those that lie here");
    }
  }

  private void pdfs(
      Map<String, byte[]> files,
      Function<Findings, TrustCheck> trust,
      Findings findings,
      List<SignatureReport> reports) {
    PdfVerifier verifier = new PdfVerifier(clock);
    files.forEach(
        (name, content) -> {
          if (name.startsWith("signed/") && findings.verdict() != Verdict.INVALID) {
            VerifyReport report = verifier.verify(content, trust);
            findings.addAll(name + ", ", report.findings());
            report.signatures().forEach(one -> reports.add(one.in(name)));
          }
        });
  }

  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
