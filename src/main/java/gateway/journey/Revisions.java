package gateway.journey;

import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Recipient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether what a person checked is still the newest revision with their own values on top,
 * and nothing else: somebody else's signature in between makes it another document.
 */
final class Revisions {
  private static final int REMEMBERED = 2_000;

  private final Contracts contracts;
  private final Blobs blobs;
  private final Map<Pair, Boolean> known = new Known();

  /** The answer never changes, because bytes behind a digest never do. */
  private record Pair(BlobRef earlier, BlobRef later) {}

  private static final class Known extends LinkedHashMap<Pair, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  Revisions(Contracts contracts, Blobs blobs) {
    this.contracts = contracts;
    this.blobs = blobs;
  }

  /** Return the newest revision of each document by its index. */
  Map<Integer, BlobRef> newest(Contract contract) {
    Map<Integer, BlobRef> newest = new HashMap<>();
    contracts.documents(contract.id()).forEach(d -> newest.put(d.index(), d.current()));
    return newest;
  }

  /**
   * Refuse unless what this person checked stands on the newest revisions. Reads files, so it runs
   * outside of any transaction; inside, {@link #requireUnmoved} compares digests.
   *
   * @return the newest revisions that were looked at
   */
  Map<Integer, BlobRef> requireCurrent(Seat seat) {
    Map<Integer, BlobRef> newest = newest(seat.contract());
    if (!isCurrent(seat.contract(), seat.recipient(), newest)) {
      throw Seat.changed();
    }
    return newest;
  }

  /** Refuse when a document moved on since {@link #requireCurrent} looked. */
  void requireUnmoved(Seat seat, Map<Integer, BlobRef> looked) {
    if (!newest(seat.contract()).equals(looked)) {
      throw Seat.changed();
    }
  }

  /** Whether what this person checked is out of date; false when they have checked nothing. */
  boolean isOutdated(Contract contract, Recipient recipient, List<Document> documents) {
    Map<Integer, BlobRef> newest = new HashMap<>();
    documents.forEach(d -> newest.put(d.index(), d.current()));
    return !recipient.reviewed().isEmpty() && !isCurrent(contract, recipient, newest);
  }

  private boolean isCurrent(Contract contract, Recipient recipient, Map<Integer, BlobRef> newest) {
    Map<Integer, BlobRef> reviewed = recipient.reviewed();
    return reviewed.keySet().equals(newest.keySet())
        && newest.entrySet().stream()
            .allMatch(
                entry -> {
                  BlobRef later = reviewed.get(entry.getKey());
                  return later != null && extend(contract, entry.getValue(), later);
                });
  }

  private boolean extend(Contract contract, BlobRef earlier, BlobRef later) {
    if (earlier.equals(later)) {
      return true;
    }
    Pair pair = new Pair(earlier, later);
    Boolean answer;
    synchronized (known) {
      answer = known.get(pair);
    }
    if (answer == null) {
      byte[] start = bytes(contract, earlier);
      byte[] whole = bytes(contract, later);
      answer =
          whole.length >= start.length
              && Arrays.equals(whole, 0, start.length, start, 0, start.length);
      synchronized (known) {
        known.put(pair, answer);
      }
    }
    return answer;
  }

  private byte[] bytes(Contract contract, BlobRef ref) {
    return blobs.get(contract.tenant(), contract.id().value(), ref);
  }
}
