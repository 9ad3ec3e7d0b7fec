package gateway.evidence;

import gateway.base.PermanentFailure;
import gateway.signing.verify.Findings;
import gateway.signing.verify.PdfVerifier;
import gateway.signing.verify.SignatureScan;
import gateway.signing.verify.VerifyReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The door of the verifier: a signed PDF or a dossier in, an answer out. */
public final class Verification {
  private static final long LARGEST = 500L * 1024 * 1024;
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final int MIMETYPE_AT = 38;

  private Verification() {}

  /**
   * The answer.
   *
   * @param exitCode 0 intact, 1 invalid, 2 cannot be determined
   * @param text lines for people
   * @param json the same for programs
   */
  public record Result(int exitCode, String text, String json) {}

  /**
   * Check a file.
   *
   * @param anchors certificates to trust; empty: those in the file are taken at their word
   * @throws PermanentFailure {@code verify.file} when the file cannot be read at all
   */
  public static Result run(
      Path file, List<X509Certificate> anchors, boolean requireTrust, Clock clock) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        Findings findings = new Findings();
        findings.undetermined("file", "it is larger than the limits of this checker");
        return result(
            name, "file", new VerifyReport(findings.verdict(), List.of(), findings.all()));
      }
      return run(name, Files.readAllBytes(file), anchors, requireTrust, clock);
    } catch (IOException e) {
      throw new PermanentFailure("verify.file", "The file " + file + " cannot be read", e);
    }
  }

  /** Check bytes, under the name they are to be reported by. */
  public static Result run(
      String name, byte[] file, List<X509Certificate> anchors, boolean requireTrust, Clock clock) {
    if (starts(file, 0, ZIP)
        || starts(
            file, MIMETYPE_AT, DossierContainer.MIMETYPE.getBytes(StandardCharsets.US_ASCII))) {
      return result(
          name, "dossier", new DossierVerifier(clock).verify(file, anchors, requireTrust));
    }
    if (starts(file, 0, PDF) || SignatureScan.mentionedIn(file)) {
      return result(name, "pdf", new PdfVerifier(clock).verify(file, anchors, requireTrust));
    }
    Findings findings = new Findings();
    findings.undetermined("file", "it is neither a PDF nor an evidence dossier");
    return result(name, "unknown", new VerifyReport(findings.verdict(), List.of(), findings.all()));
  }

  private static Result result(String name, String kind, VerifyReport report) {
    return new Result(
        report.verdict().exitCode(),
        VerifyText.write(name, kind, report),
        VerifyText.json(name, kind, report));
  }

  private static boolean starts(byte[] file, int offset, byte[] magic) {
    return file.length >= offset + magic.length
        && Arrays.equals(file, offset, offset + magic.length, magic, 0, magic.length);
  }
}
