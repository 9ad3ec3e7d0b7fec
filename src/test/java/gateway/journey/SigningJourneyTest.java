package gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.CodeOutcome;
import gateway.access.OneTimeCodes;
import gateway.access.SigningLinks;
import gateway.contract.BlobRef;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.DirectTransactions;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
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
import gateway.notify.SilentNotifications;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningJourneyTest {
  private static final String TOKEN = "token-of-lea";
  private static final Visitor VISITOR = new Visitor("203.0.113.9", "test");
  private static final ContractId ID = new ContractId(1);
  private static final RecipientId LEA = new RecipientId(2);

  private final InMemoryContracts contracts = new InMemoryContracts();
  private final InMemoryBlobs blobs = new InMemoryBlobs();
  private final RecordedAudit audit = new RecordedAudit();
  private final RecordedEvents events = new RecordedEvents();
  private final List<String> woken = new ArrayList<>();
  private final FixedCode codes = new FixedCode();
  private final RecordedNotifications mails = new RecordedNotifications();
  private SigningJourney journey;

  @BeforeEach
  void open() {
    BlobRef pdf = blobs.put(TenantId.DEFAULT, ID.value(), "PDF".getBytes(StandardCharsets.UTF_8));
    Smartfield iban =
        new Smartfield(
            "iban",
            1,
            new Smartfield.Box(0, 0, 1, 1),
            "bracket",
            FieldStatus.PLACED,
            PropertyType.TEXT,
            "signer1",
            null,
            List.of(),
            null,
            null,
            true,
            10,
            "[iban/]");
    contracts.insert(
        new Contract(
            ID,
            TenantId.DEFAULT,
            null,
            null,
            null,
            "Bail",
            "Bonjour {{recipient.firstName}}",
            Level.B_T,
            ContractStatus.OPEN,
            null,
            "fr",
            Instant.EPOCH,
            null,
            null,
            null,
            true,
            false,
            0),
        List.of(
            new Recipient(
                LEA,
                ID,
                1,
                "signer1",
                Role.SIGNER,
                Mode.REMOTE_EMAIL,
                new Person(
                    Map.of(
                        PersonField.firstName, "Léa",
                        PersonField.lastName, "Martin",
                        PersonField.email, "lea@example.org")),
                "fr",
                RecipientStatus.INVITED,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null)),
        List.of(new Property("iban", null, "IBAN", PropertyType.TEXT, true, "signer1", "")),
        List.of(new Document(new DocumentId(3), ID, 0, "bail.pdf", pdf, pdf, 1, List.of(iban), 0)));
    journey =
        new SigningJourney(
            new SigningJourney.Stores(
                new DirectTransactions(),
                contracts,
                blobs,
                audit,
                events,
                (kind, key, delay) -> woken.add(kind + " " + key)),
            new SigningJourney.Doors(
                new OneLink(),
                codes,
                mails,
                tenant -> new Organisation("ACME", null, ZoneId.of("Europe/Paris"))),
            new AppendingDesk(),
            Clock.systemUTC());
  }

  @Test
  void a_required_answer_that_is_missing_is_asked_for_by_name() {
    journey.arrive(TOKEN);
    assertThatThrownBy(() -> journey.review(TOKEN))
        .isInstanceOfSatisfying(
            AnswersRefused.class,
            refused ->
                assertThat(refused.problems())
                    .containsEntry("iban", AnswersRefused.Problem.MISSING));
  }

  @Test
  void what_is_signed_is_the_revision_that_was_checked() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed("Léa Martin"), VISITOR);
    assertThat(mails.codes).containsExactly(FixedCode.CODE);
    assertThat(journey.sign(TOKEN, shown, "12 34-56", VISITOR))
        .isInstanceOf(CodeOutcome.Accepted.class);
    Recipient lea = contracts.recipient(LEA).orElseThrow();
    assertThat(lea.status()).isEqualTo(RecipientStatus.CONSENTED);
    assertThat(text(lea.reviewed().get(0))).isEqualTo("PDF+FR76");
    assertThat(woken).containsExactly("chain " + ID);
  }

  @Test
  void an_answer_changed_after_the_check_undoes_check_and_consent() {
    Map<Integer, BlobRef> shown = reviewed("FR76-OLD");
    journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed("Léa Martin"), VISITOR);
    journey.save(TOKEN, Map.of("iban", "FR76-NEW"));
    assertThat(journey.view(TOKEN).reviewed()).isEmpty();
    assertThat(journey.view(TOKEN).consent()).isNull();
    assertThatThrownBy(() -> journey.sign(TOKEN, shown, FixedCode.CODE, VISITOR))
        .hasMessageContaining("no longer the one that was shown");
    assertThat(contracts.recipient(LEA).orElseThrow().status()).isEqualTo(RecipientStatus.VIEWED);
  }

  @Test
  void saving_the_same_answer_again_keeps_the_check() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    journey.save(TOKEN, Map.of("iban", "FR76"));
    assertThat(journey.view(TOKEN).reviewed()).isEqualTo(shown);
  }

  @Test
  void consent_counts_only_for_what_was_shown() {
    reviewed("FR76");
    Map<Integer, BlobRef> other = Map.of(0, new BlobRef("ab".repeat(32)));
    assertThatThrownBy(
            () -> journey.agree(TOKEN, other, "J'accepte", SignatureGiven.typed("Léa"), VISITOR))
        .hasMessageContaining("no longer the one that was shown");
    assertThat(mails.codes).isEmpty();
  }

  @Test
  void a_wrong_code_signs_nothing() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed("Léa Martin"), VISITOR);
    assertThat(journey.sign(TOKEN, shown, "000000", VISITOR)).isEqualTo(new CodeOutcome.Wrong(4));
    assertThat(woken).isEmpty();
  }

  @Test
  void a_second_press_of_sign_is_the_same_press() {
    Map<Integer, BlobRef> shown = reviewed("FR76");
    journey.agree(TOKEN, shown, "J'accepte", SignatureGiven.typed("Léa Martin"), VISITOR);
    journey.sign(TOKEN, shown, FixedCode.CODE, VISITOR);
    assertThat(journey.sign(TOKEN, shown, FixedCode.CODE, VISITOR))
        .isInstanceOf(CodeOutcome.Accepted.class);
    assertThat(woken).hasSize(1);
  }

  @Test
  void a_refusal_ends_the_contract_and_is_told_with_its_reason() {
    journey.arrive(TOKEN);
    journey.refuse(TOKEN, "Trop cher");
    journey.refuse(TOKEN, "Trop cher");
    assertThat(contracts.get(ID).status()).isEqualTo(ContractStatus.REFUSED);
    assertThat(events.types())
        .containsExactly("contract.viewed", "recipient.refused", "contract.refused");
    assertThat(mails.refusals).containsExactly("Trop cher");
  }

  @Test
  void an_unknown_token_and_an_ended_contract_tell_nothing() {
    assertThatThrownBy(() -> journey.view("other")).hasMessage("There is no such link");
    contracts.update(contracts.get(ID).abandoned());
    assertThatThrownBy(() -> journey.view(TOKEN)).hasMessage("This link is no longer in use");
  }

  private Map<Integer, BlobRef> reviewed(String iban) {
    journey.arrive(TOKEN);
    journey.save(TOKEN, Map.of("iban", iban));
    journey.review(TOKEN);
    return journey.view(TOKEN).reviewed();
  }

  private String text(BlobRef ref) {
    return new String(blobs.get(TenantId.DEFAULT, ID.value(), ref), StandardCharsets.UTF_8);
  }

  private static final class OneLink implements SigningLinks {
    @Override
    public String tokenFor(RecipientId recipient) {
      return TOKEN;
    }

    @Override
    public String renew(RecipientId recipient) {
      throw new AssertionError("nobody renews here");
    }

    @Override
    public Link resolve(String token) {
      return token.equals(TOKEN) ? new Link.Live(LEA) : new Link.Unknown();
    }
  }

  private static final class FixedCode implements OneTimeCodes {
    static final String CODE = "123456";
    private Optional<Pending> pending = Optional.empty();

    @Override
    public String issue(RecipientId recipient) {
      pending = Optional.of(new Pending(Instant.now(), Instant.now().plusSeconds(600)));
      return CODE;
    }

    @Override
    public CodeOutcome check(RecipientId recipient, String typed) {
      return typed.equals(CODE) ? new CodeOutcome.Accepted() : new CodeOutcome.Wrong(4);
    }

    @Override
    public Optional<Pending> pending(RecipientId recipient) {
      return pending;
    }

    @Override
    public Optional<Instant> lockedUntil(RecipientId recipient) {
      return Optional.empty();
    }
  }

  private static final class RecordedNotifications extends SilentNotifications {
    final List<String> codes = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();

    @Override
    public void code(Contract contract, Recipient recipient, String code) {
      codes.add(code);
    }

    @Override
    public void refused(Contract contract, Recipient recipient, String reason) {
      refusals.add(reason);
    }
  }

  /** Fills by writing the values behind the file, as an incremental update does. */
  private static final class AppendingDesk implements PdfDesk {
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
  }
}
