package gateway.signing.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks a signed PDF: a parser says where signatures are, then the raw bytes are checked against
 * each, then certificates and time, and only for sound bytes what the parser sees of the rest.
 */
public final class PdfVerifier {
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final String PADES = "ETSI.CAdES.detached";
  private static final Set<String> NOT_CHECKED_HERE =
      Set.of("adbe.pkcs7.detached", "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "ETSI.RFC3161");

  private final Clock clock;

  public PdfVerifier(Clock clock) {
    this.clock = clock;
  }

  /**
   * Check a file.
   *
   * @param anchors certificates to trust; empty: the roots in the file are taken at their word
   * @param requireTrust whether a certificate that leads to none of them leaves the answer open
   */
  public VerifyReport verify(byte[] file, List<X509Certificate> anchors, boolean requireTrust) {
    return verify(
        file, findings -> new TrustCheck(findings, anchors, requireTrust, clock.instant()));
  }

  /** Check a file and leave certificates and time to a check of the caller's making. */
  public VerifyReport verify(byte[] file, Function<Findings, TrustCheck> trust) {
    Findings findings = new Findings();
    List<SignatureReport> reports = new ArrayList<>();
    try {
      verify(file, trust.apply(findings), findings, reports);
    } catch (LimitReached e) {
      findings.undetermined("document", String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      findings.undetermined("document", "it is nested more deeply than this checker looks");
    }
    return new VerifyReport(findings.verdict(), reports, findings.all());
  }

  private void verify(
      byte[] file, TrustCheck trust, Findings findings, List<SignatureReport> reports)
      throws LimitReached {
    if (!Arrays.equals(file, 0, Math.min(MAGIC.length, file.length), MAGIC, 0, MAGIC.length)) {
      findings.invalid("document", "it does not start as a PDF does");
    }
    List<RawSignature> signatures = signatures(file, findings);
    frame(file, signatures, findings);
    for (int i = 0; i < signatures.size(); i++) {
      RawSignature one = signatures.get(i);
      String where = "signature " + (i + 1);
      one.problems().forEach(problem -> findings.invalid(where, problem));
      if (one.end() == 0) {
        continue;
      }
      if (NOT_CHECKED_HERE.contains(one.kind())) {
        findings.undetermined(where, "it is of the kind " + one.kind() + ", which is not checked");
        continue;
      }
      if (!PADES.equals(one.kind())) {
        findings.invalid(where, "it is of no known kind");
      }
      CmsCheck.Signed signed =
          new CmsCheck(findings, where, false).check(one.cms(), sha -> one.feed(file, sha));
      SignatureReport report = signed == null ? null : trust.check(where, i + 1, one.end(), signed);
      if (report != null) {
        reports.add(report.claimed(one.claimed()));
      }
    }
    stripped(reports, findings);
    if (findings.verdict() != Verdict.INVALID) {
      List<Contribution> added = new ParsedPdf(findings).check(file, signatures);
      if (added.size() == signatures.size()) {
        reports.replaceAll(
            one ->
                one.adding(
                    added.get(one.number() - 1).field(), added.get(one.number() - 1).filled()));
      }
    }
  }

  /** Nothing covers a timestamp on the last signature: who takes it away leaves no other trace. */
  private static void stripped(List<SignatureReport> reports, Findings findings) {
    boolean stamped = false;
    for (SignatureReport one : reports) {
      if (stamped && one.timestamp() == null) {
        findings.undetermined(
            "signature " + one.number(), "it has no timestamp, though one before it has");
      }
      stamped |= one.timestamp() != null;
    }
  }

  private static List<RawSignature> signatures(byte[] file, Findings findings) throws LimitReached {
    try {
      return SignatureScan.of(file);
    } catch (LimitReached e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Parsers throw what they like on damaged files; a reader cannot see what was signed.
      findings.invalid("document", "it cannot be read as a PDF");
      return List.of();
    }
  }

  private static void frame(byte[] file, List<RawSignature> signatures, Findings findings) {
    if (signatures.isEmpty()) {
      findings.invalid("document", "it carries no signature");
      return;
    }
    for (int i = 1; i < signatures.size(); i++) {
      if (signatures.get(i).holeStart() < signatures.get(i - 1).end()) {
        findings.invalid("signature " + (i + 1), "it overlaps the signature before it");
      }
    }
    int end = signatures.get(signatures.size() - 1).end();
    if (end != file.length) {
      findings.invalid(
          "document",
          (file.length - end) + " bytes behind the last signature are not covered by any");
    }
  }
}
