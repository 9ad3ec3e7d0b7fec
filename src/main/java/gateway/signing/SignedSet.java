package gateway.signing;

import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All documents of a contract, signed in one act with one key: all or none. */
final class SignedSet {
  /** One document's signature. */
  record Item(Document before, PreparedPdf prepared) {}

  private final List<Item> items;

  private SignedSet(List<Item> items) {
    this.items = items;
  }

  /** Lay out one signature on each; {@code sources} are the revisions to sign, by position. */
  static SignedSet prepare(
      List<Document> documents, List<byte[]> sources, SignatureRequest request) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      items.add(new Item(documents.get(i), PadesSigner.prepare(sources.get(i), request)));
    }
    return new SignedSet(items);
  }

  /** Return one digest over all revisions: what the probe of the timestamp authority covers. */
  static byte[] digest(List<byte[]> sources) {
    MessageDigest sha = Sha256.digest();
    sources.forEach(source -> sha.update(Sha256.of(source)));
    return sha.digest();
  }

  List<byte[]> sign(
      SigningIdentity signer, @Nullable TimestampSource timestamps, int largestToken) {
    items.forEach(item -> PadesSigner.checkFits(item.prepared(), signer, largestToken));
    PadesSigner pades = new PadesSigner(timestamps);
    return items.stream().map(item -> pades.sign(item.prepared(), signer)).toList();
  }

  /** Store the files; outside of a transaction, they may be large. */
  List<Document> store(Blobs blobs, Contract contract, List<byte[]> files) {
    List<Document> stored = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      BlobRef ref = blobs.put(contract.tenant(), contract.id().value(), files.get(i));
      stored.add(items.get(i).before().withCurrent(ref));
    }
    return stored;
  }

  /** Let the new revisions in, each only if nobody was faster; returns the audit facts. */
  List<Map<String, ?>> commit(Contracts contracts, List<Document> stored) {
    List<Map<String, ?>> facts = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      Document before = items.get(i).before();
      contracts.update(stored.get(i));
      facts.add(
          Map.of(
              "index",
              before.index(),
              "original",
              before.original().sha256(),
              "before",
              before.current().sha256(),
              "after",
              stored.get(i).current().sha256()));
    }
    return facts;
  }
}
