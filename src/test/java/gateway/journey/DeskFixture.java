package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.access.OneTimeCodes;
import gateway.access.SigningLinks;
import gateway.access.UseCounts;
import gateway.contract.Annexes;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.DirectTransactions;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
import gateway.contract.InMemoryAnnexes;
import gateway.contract.InMemoryBlobs;
import gateway.contract.InMemoryContracts;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.PdfDesk;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.RecordedAudit;
import gateway.contract.RecordedEvents;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.TenantId;
import gateway.notify.Channel;
import gateway.notify.Notifications;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A desk on stores in memory. The token of a person is {@code token-} and their key. */
final class DeskFixture {
  static final ContractId ID = new ContractId(1);
  static final Visitor VISITOR = new Visitor("203.0.113.9", "test");
  static final String CODE = "123456";

  Contracts contracts = new InMemoryContracts();
  Blobs blobs = new InMemoryBlobs();
  Annexes annexes = new InMemoryAnnexes();
  final RecordedAudit audit = new RecordedAudit();
  final RecordedEvents events = new RecordedEvents();
  final List<String> woken = new ArrayList<>();

  /** What others do while a file is filled, once each. */
  final List<Runnable> meanwhile = new ArrayList<>();

  final FixedCode codes = new FixedCode();
  final RecordedMails mails = new RecordedMails();
  final Links links = new Links();
  UseCounts use = new InMemoryUse();
  Allowance.Limits limits = new Allowance.Limits(200, 30);
  private final Set<String> asked = new HashSet<>();
  private final List<Recipient> people = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final List<Smartfield> fields = new ArrayList<>();
  Instant now = Instant.parse("2026-11-25T10:00:00Z");
  SigningJourney journey;
  Invitations invitations;

  DeskFixture person(String key, int rank, Role role, Mode mode) {
    people.add(
        new Recipient(
            new RecipientId(people.size() + 2),
            ID,
            rank,
            key,
            role,
            mode,
            mode == Mode.SEAL
                ? Person.NOBODY
                : new Person(
                    Map.of(
                        PersonField.firstName,
                        "Léa",
                        PersonField.lastName,
                        key,
                        PersonField.email,
                        key + "@example.org",
                        PersonField.mobile,
                        "+33 6 12 34 56 78")),
            "fr",
            RecipientStatus.WAITING,
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null));
    return this;
  }

  DeskFixture signer(String key, int rank) {
    return person(key, rank, Role.SIGNER, Mode.REMOTE_EMAIL);
  }

  DeskFixture value(String key, PropertyType type, String owner, String... options) {
    properties.add(new Property(key, null, key, type, true, owner, ""));
    fields.add(
        new Smartfield(
            key,
            1,
            new Smartfield.Box(0, 0, 1, 1),
            "bracket",
            FieldStatus.PLACED,
            type,
            owner,
            null,
            List.of(options),
            null,
            null,
            true,
            10,
            "[" + key + "/]"));
    return this;
  }

  /** Record the prepared contract in memory and open it. */
  DeskFixture open() {
    return open(
        new SigningJourney.Stores(
            new DirectTransactions(),
            contracts,
            blobs,
            annexes,
            audit,
            events,
            (kind, key, delay) -> woken.add(kind + " " + key)),
        codes);
  }

  /** Record the prepared contract and open it. */
  DeskFixture open(SigningJourney.Stores stores, OneTimeCodes oneTimeCodes) {
    contracts = stores.contracts();
    blobs = stores.blobs();
    annexes = stores.annexes();
    BlobRef pdf = blobs.put(TenantId.DEFAULT, ID.value(), "PDF".getBytes(StandardCharsets.UTF_8));
    contracts.insert(
        new Contract(
            ID,
            TenantId.DEFAULT,
            null,
            null,
            null,
            "Bail",
            "Bonjour {{recipient.firstName}} {{ recipient.email }}"
                + " {{recipient.company}}{{recipient.nick}}",
            Level.B_T,
            ContractStatus.DRAFT,
            null,
            "fr",
            Instant.EPOCH,
            now.plusSeconds(86_400),
            null,
            null,
            true,
            false,
            0),
        people,
        properties,
        List.of(new Document(new DocumentId(3), ID, 0, "bail.pdf", pdf, pdf, 1, fields, 0)));
    invitations = new Invitations(stores, links, mails, URI.create("https://sign.example.org"));
    journey =
        new SigningJourney(
            stores,
            new SigningJourney.Doors(
                links,
                oneTimeCodes,
                person -> asked.add(person + " " + now.truncatedTo(ChronoUnit.HOURS)),
                new Allowance(use, limits, stores.audit(), stores.transactions()),
                mails,
                tenant -> new Organisation("ACME", null, ZoneId.of("Europe/Paris")),
                invitations::link),
            new AppendingDesk(),
            new MovingClock());
    invitations.invite(ID);
    return this;
  }

  static String token(String key) {
    return "token-" + key;
  }

  Recipient recipient(String key) {
    return contracts.recipients(ID).stream()
        .filter(recipient -> recipient.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  JourneyView view(String key) {
    return journey.view(token(key));
  }

  /** Read, answer and check; returns what was shown at the check step. */
  Map<Integer, BlobRef> check(String key, Map<String, String> answers) {
    journey.arrive(token(key));
    journey.save(token(key), answers);
    journey.review(token(key));
    return view(key).reviewed();
  }

  void agree(String key, Map<Integer, BlobRef> shown) {
    journey.agree(token(key), shown, "J'accepte", SignatureGiven.typed("Léa " + key), VISITOR);
  }

  String agreement(String key) {
    String agreement = view(key).agreement();
    return agreement == null ? "" : agreement;
  }

  CodeOutcome sign(String key, Map<Integer, BlobRef> shown) {
    return journey.sign(token(key), shown, agreement(key), CODE, VISITOR);
  }

  /** What the chain's step "sign" does with a person's consent. */
  void chainSigns(String key) {
    Recipient signer = recipient(key);
    Document document = contracts.documents(ID).get(0);
    String signed = text(signer.reviewed().get(0)) + "+signature of " + key;
    contracts.update(
        document.withCurrent(
            blobs.put(TenantId.DEFAULT, ID.value(), signed.getBytes(StandardCharsets.UTF_8))));
    contracts.update(signer.signed(now));
  }

  String text(BlobRef ref) {
    return new String(blobs.get(TenantId.DEFAULT, ID.value(), ref), StandardCharsets.UTF_8);
  }

  private final class MovingClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Tokens by key; a renewed one is {@code token-signer1-2}, and the first is dead then. */
  final class Links implements SigningLinks {
    private final Map<RecipientId, Integer> generations = new HashMap<>();

    @Override
    public String tokenFor(RecipientId id) {
      int generation = generations.getOrDefault(id, 1);
      String first = token(contracts.recipient(id).orElseThrow().key());
      return generation == 1 ? first : first + "-" + generation;
    }

    @Override
    public String renew(RecipientId id) {
      generations.merge(id, 2, (old, two) -> old + 1);
      return tokenFor(id);
    }

    @Override
    public Link resolve(String token) {
      for (Recipient person : contracts.recipients(ID)) {
        if (token.equals(tokenFor(person.id()))) {
          return new Link.Live(person.id());
        }
        if (token.equals(token(person.key()))) {
          return new Link.Dead(person.id());
        }
      }
      return new Link.Unknown();
    }
  }

  /** One code for everybody; used once a right one was typed. */
  final class FixedCode implements OneTimeCodes {
    private final Map<RecipientId, Pending> pending = new HashMap<>();

    @Override
    public String issue(RecipientId recipient) {
      pending.put(recipient, new Pending(now, now.plusSeconds(600)));
      return CODE;
    }

    @Override
    public CodeOutcome check(RecipientId recipient, String typed) {
      if (!typed.equals(CODE)) {
        return new CodeOutcome.Wrong(4);
      }
      return pending.remove(recipient) == null
          ? new CodeOutcome.Expired()
          : new CodeOutcome.Accepted();
    }

    @Override
    public Optional<Pending> pending(RecipientId recipient) {
      return Optional.ofNullable(pending.get(recipient));
    }

    @Override
    public Optional<Instant> lockedUntil(RecipientId recipient) {
      return Optional.empty();
    }
  }

  /** Remembers who was told what: {@code invite signer1}. */
  static final class RecordedMails implements Notifications {
    final List<String> all = new ArrayList<>();
    final List<URI> invited = new ArrayList<>();
    final List<String> codes = new ArrayList<>();

    List<String> about(String occasion) {
      return all.stream().filter(mail -> mail.startsWith(occasion + " ")).toList();
    }

    @Override
    public void invite(Contract contract, Recipient recipient, URI link) {
      all.add("invite " + recipient.key());
      invited.add(link);
    }

    @Override
    public boolean remind(Contract contract, Recipient recipient, URI link, String which) {
      throw new AssertionError("nobody is reminded here");
    }

    @Override
    public void newLink(Contract contract, Recipient recipient, URI link) {
      all.add("new-link " + recipient.key() + " " + link);
    }

    @Override
    public void lookAgain(Contract contract, Recipient recipient, URI link, String revision) {
      all.add("look-again " + recipient.key());
    }

    @Override
    public void linkAsked(Contract contract, Recipient recipient) {
      all.add("link-asked " + recipient.key());
    }

    @Override
    public void code(Contract contract, Recipient recipient, String code) {
      all.add("code " + recipient.key());
      codes.add(code);
    }

    @Override
    public void done(Contract contract, Recipient recipient, URI link) {
      all.add("done " + recipient.key());
    }

    @Override
    public void refused(Contract contract, Recipient recipient, String reason) {
      all.add("refused " + recipient.key() + " " + reason);
    }

    @Override
    public void undeliverable(
        Contract contract, Recipient recipient, Channel channel, String which, String code) {
      throw new AssertionError("no mail is given up here");
    }
  }

  /** Fills by writing the values behind the file, as an incremental update does. */
  private final class AppendingDesk implements PdfDesk {
    @Override
    public Inspection inspect(byte[] pdf) {
      throw new AssertionError("inspected long before");
    }

    @Override
    public byte[] prepare(byte[] pdf, Preparation plan) {
      throw new AssertionError("prepared long before");
    }

    @Override
    public byte[] fill(byte[] pdf, Map<String, String> values) {
      if (!meanwhile.isEmpty()) {
        meanwhile.remove(0).run();
      }
      String text = new String(pdf, StandardCharsets.UTF_8);
      return (text + "+" + String.join("+", values.values())).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] picture(byte[] pdf, int page, int width) {
      return new byte[0];
    }

    @Override
    public List<String> text(byte[] pdf) {
      return List.of("");
    }

    @Override
    public byte[] image(byte[] upload) {
      return ("cleaned " + upload.length).getBytes(StandardCharsets.UTF_8);
    }
  }
}
