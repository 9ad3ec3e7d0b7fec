package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.Transactions;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Annexes;
import gateway.contract.AuditLog;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Property;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files beside the contract: what a person was asked for, and what they may read. */
final class AnnexDesk {
  private static final int MEGABYTE = 1024 * 1024;
  // Files changed for better ones; what is taken back stays on disk until the contract is erased.
  private static final int SPARE = 30;
  private static final int LONGEST_STEM = 110;

  private final Transactions transactions;
  private final Blobs blobs;
  private final AuditLog audit;
  private final Annexes annexes;
  private final Seats seats;
  private final Clock clock;

  AnnexDesk(SigningJourney.Stores stores, Seats seats, Clock clock) {
    this.transactions = stores.transactions();
    this.blobs = stores.blobs();
    this.audit = stores.audit();
    this.annexes = stores.annexes();
    this.seats = seats;
    this.clock = clock;
  }

  void attach(String token, String requestName, String fileName, byte[] content) {
    Seat seat = seats.at(token);
    seat.requireTurn();
    AnnexRequest request = request(seat, requestName);
    AnnexType type = checked(request, content);
    // Looked at before anything is kept, too: what is refused must not fill the disk.
    if (!isGiven(seat, request, new BlobRef(Sha256.hex(content)))) {
      requireRoom(seat, request);
    }
    Contract contract = seat.contract();
    BlobRef ref = blobs.putForNow(contract.tenant(), contract.id().value(), content);
    transactions.run(
        () -> add(seats.at(token), request, clean(fileName, type), type, content, ref));
  }

  private AnnexRequest request(Seat seat, String name) {
    return requests(seat).stream()
        .filter(request -> request.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "annex.unknown-request", "Nothing of this name is asked of this person"));
  }

  private static AnnexType checked(AnnexRequest request, byte[] content) {
    if (content.length == 0) {
      throw new PermanentFailure("annex.empty", "The file is empty; choose it again");
    }
    if (content.length > (long) request.maxSizeMb() * MEGABYTE) {
      throw new PermanentFailure(
          "annex.too-large",
          "The file is larger than " + request.maxSizeMb() + " MB; make it smaller");
    }
    Optional<AnnexType> type = AnnexType.of(content);
    if (type.filter(known -> accepts(request, known)).isEmpty()) {
      String what = type.map(known -> "a " + known.extension() + " file").orElse("of another kind");
      throw new PermanentFailure(
          "annex.type",
          "The file is "
              + what
              + ", whatever its name says; accepted are: "
              + String.join(", ", request.types()));
    }
    return type.get();
  }

  private static boolean accepts(AnnexRequest request, AnnexType type) {
    return request.types().contains(type.extension())
        || (type == AnnexType.JPEG && request.types().contains("jpeg"));
  }

  private void add(
      Seat seat, AnnexRequest request, String name, AnnexType type, byte[] content, BlobRef ref) {
    seat.requireTurn();
    if (isGiven(seat, request, ref)) {
      return; // pressed twice
    }
    requireRoom(seat, request);
    Annex annex =
        annexes.add(
            new Annex(
                seat.contract().id(),
                0,
                seat.recipient().key(),
                request.name(),
                name,
                type.mediaType(),
                content.length,
                ref,
                clock.instant()));
    Map<String, Object> facts = facts(seat, annex);
    facts.put("sha256", ref.sha256());
    facts.put("mediaType", type.mediaType());
    facts.put("size", (long) content.length);
    audit.append(seat.contract().id(), "annex.attached", facts, Map.of("name", name));
  }

  private boolean isGiven(Seat seat, AnnexRequest request, BlobRef ref) {
    return given(seat, request).stream().anyMatch(annex -> annex.content().equals(ref));
  }

  private void requireRoom(Seat seat, AnnexRequest request) {
    int asked = requests(seat).stream().mapToInt(AnnexRequest::maxFiles).sum();
    if (given(seat, request).size() >= request.maxFiles()
        || annexes.everGiven(seat.contract().id(), seat.recipient().key()) >= asked + SPARE) {
      throw new PermanentFailure(
          "annex.too-many",
          "At most " + request.maxFiles() + " files are asked for; take one back first");
    }
  }

  void detach(String token, int index) {
    transactions.run(
        () -> {
          Seat seat = seats.at(token);
          seat.requireTurn();
          Optional<Annex> annex = annexes.find(seat.contract().id(), index);
          if (annex.isEmpty() || !annex.get().from().equals(seat.recipient().key())) {
            return; // taken back already, or never this person's
          }
          annexes.remove(seat.contract().id(), index);
          audit.append(
              seat.contract().id(), "annex.taken-back", facts(seat, annex.get()), Map.of());
        });
  }

  private static Map<String, Object> facts(Seat seat, Annex annex) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("recipient", seat.recipient().key());
    facts.put("request", annex.request());
    facts.put("annex", annex.index());
    return facts;
  }

  byte[] content(Seat seat, int index) {
    Contract contract = seat.contract();
    Annex annex =
        annexes
            .find(contract.id(), index)
            .filter(
                found ->
                    found.from().equals(Property.SENDER)
                        || found.from().equals(seat.recipient().key()))
            .orElseThrow(() -> new PermanentFailure("link.unknown", "There is no such annex"));
    return blobs.get(contract.tenant(), contract.id().value(), annex.content());
  }

  /** Refuse while something required of this person is missing. */
  void requireComplete(Seat seat) {
    for (AnnexRequest request : requests(seat)) {
      if (request.required() && given(seat, request).isEmpty()) {
        throw new PermanentFailure(
            "journey.missing-annex", "The annex " + request.name() + " has to be attached first");
      }
    }
  }

  /** Return what came with the contract for everybody to read. */
  List<JourneyView.Attachment> sent(Seat seat) {
    return annexes.list(seat.contract().id()).stream()
        .filter(annex -> annex.from().equals(Property.SENDER))
        .map(AnnexDesk::shown)
        .toList();
  }

  /** Return what this person is asked for, with what they have given. */
  List<JourneyView.Request> asked(Seat seat) {
    return requests(seat).stream()
        .map(
            request ->
                new JourneyView.Request(
                    request.name(),
                    request.label(),
                    request.types(),
                    request.maxSizeMb(),
                    request.maxFiles(),
                    request.required(),
                    given(seat, request).stream().map(AnnexDesk::shown).toList()))
        .toList();
  }

  private List<AnnexRequest> requests(Seat seat) {
    return annexes.requests(seat.contract().id()).stream()
        .filter(request -> request.from().equals(seat.recipient().key()))
        .toList();
  }

  private List<Annex> given(Seat seat, AnnexRequest request) {
    return annexes.list(seat.contract().id()).stream()
        .filter(annex -> annex.from().equals(seat.recipient().key()))
        .filter(annex -> annex.request().equals(request.name()))
        .toList();
  }

  /** Return the digests of what this person has given. */
  List<String> digests(Seat seat) {
    return annexes.list(seat.contract().id()).stream()
        .filter(annex -> annex.from().equals(seat.recipient().key()))
        .map(annex -> annex.content().sha256())
        .toList();
  }

  private static JourneyView.Attachment shown(Annex annex) {
    return new JourneyView.Attachment(annex.index(), annex.name(), annex.mediaType(), annex.size());
  }

  /** Keep the last part of a path, without what no name should hold, and not too much of it. */
  static String clean(String fileName, AnnexType type) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("[\\p{C}\\u2028\\u2029]", "").strip();
    String end = "." + type.extension();
    if (printable.replace(".", "").isBlank()) {
      return "annex" + end;
    }
    // A PDF called scan.html would be opened as a page by whoever downloads it.
    boolean told = type.endings().stream().anyMatch(printable.toLowerCase(Locale.ROOT)::endsWith);
    int dot = told ? printable.lastIndexOf('.') : printable.length();
    String stem = printable.substring(0, dot);
    if (stem.codePointCount(0, stem.length()) > LONGEST_STEM) {
      stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST_STEM)).strip();
    }
    return stem + (told ? printable.substring(dot) : end);
  }
}
