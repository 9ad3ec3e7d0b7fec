package gateway.signing.verify;

import java.util.List;

/** The answer about one file. */
public record VerifyReport(
    Verdict verdict, List<SignatureReport> signatures, List<Finding> findings) {
  public VerifyReport {
    signatures = List.copyOf(signatures);
    findings = List.copyOf(findings);
  }
}
