package gateway.signing;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.Recipient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person was shown and agreed to: the newest revision with their own values appended. */
final class ReviewedRevisions {
  private final Blobs blobs;

  ReviewedRevisions(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Return the revisions in order, or nothing when a document moved on meanwhile. */
  Optional<List<byte[]>> of(Contract contract, Recipient recipient, List<Document> documents) {
    List<byte[]> revisions = new ArrayList<>();
    for (Document document : documents) {
      BlobRef ref = recipient.reviewed().get(document.index());
      if (ref == null) {
        throw new PermanentFailure(
            "signing.not-reviewed",
            "The recipient "
                + recipient.id()
                + " of the contract "
                + contract.id()
                + " consented, but no reviewed revision of document "
                + document.index()
                + " is recorded");
      }
      byte[] revision = blobs.get(contract.tenant(), contract.id().value(), ref);
      byte[] current = blobs.get(contract.tenant(), contract.id().value(), document.current());
      if (revision.length < current.length
          || !Arrays.equals(revision, 0, current.length, current, 0, current.length)) {
        return Optional.empty();
      }
      revisions.add(revision);
    }
    return Optional.of(revisions);
  }
}
