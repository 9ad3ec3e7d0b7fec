package gateway.signing.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a PDF parser makes of a file; only asked once the raw bytes were found sound. */
final class ParsedPdf {
  private static final int MOST_VALUES = 20_000_000;

  private final Findings findings;

  ParsedPdf(Findings findings) {
    this.findings = findings;
  }

  /** Check, and return what each signer added, in order; empty when that cannot be told. */
  List<Contribution> check(byte[] file, List<RawSignature> signatures) throws LimitReached {
    CosDigest.Budget budget = new CosDigest.Budget(MOST_VALUES);
    List<RevisionSnapshot> revisions = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      byte[] revision = Arrays.copyOf(file, signatures.get(i).end());
      try (PDDocument document = Loader.loadPDF(revision)) {
        same(SignatureScan.in(document, revision), signatures.subList(0, i + 1));
        revisions.add(RevisionSnapshot.of(document, budget));
      } catch (LimitReached e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // Parsers throw what they like on damaged files; the reader cannot see what was signed.
        findings.invalid("document", "a revision of it cannot be read as a PDF");
        return List.of();
      }
    }
    List<Contribution> added = new ArrayList<>();
    for (int i = 0; i < revisions.size(); i++) {
      RevisionChanges changes = new RevisionChanges(findings, i);
      added.add(
          i == 0
              ? changes.first(revisions.get(0))
              : changes.compare(
                  revisions.get(i - 1),
                  revisions.get(i),
                  "ETSI.RFC3161".equals(signatures.get(i).kind())));
    }
    return added;
  }

  /** A reader of each revision must see exactly the signatures made until then. */
  private void same(List<RawSignature> seen, List<RawSignature> made) {
    if (!holes(seen).equals(holes(made))) {
      findings.invalid("document", "readers see other signatures than its bytes hold");
    }
  }

  private static Set<String> holes(List<RawSignature> signatures) {
    return signatures.stream()
        .map(one -> one.holeStart() + " " + one.holeEnd() + " " + one.end())
        .collect(Collectors.toSet());
  }
}
