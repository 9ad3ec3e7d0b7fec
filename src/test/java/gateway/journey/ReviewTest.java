package gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.base.PermanentFailure;
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
import gateway.contract.PdfDesk;
import gateway.contract.Person;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.RecordedAudit;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final ContractId ID = new ContractId(1);

  private final InMemoryContracts contracts = new InMemoryContracts();
  private final InMemoryBlobs blobs = new InMemoryBlobs();
  private final List<Map<String, String>> filled = new ArrayList<>();

  private Seat seat(Property... properties) {
    BlobRef pdf = blobs.put(TenantId.DEFAULT, ID.value(), new byte[] {1});
    List<Smartfield> fields = new ArrayList<>();
    for (Property property : properties) {
      fields.add(
          new Smartfield(
              property.key(),
              1,
              new Smartfield.Box(0, 0, 1, 1),
              "braces",
              FieldStatus.PLACED,
              property.type(),
              property.fillBy(),
              null,
              List.of("S", "M"),
              null,
              property.type() == PropertyType.DATE ? "dd/MM/yy" : null,
              false,
              10,
              ""));
    }
    Contract contract =
        new Contract(
            ID,
            TenantId.DEFAULT,
            null,
            null,
            null,
            "",
            "",
            Level.B_T,
            ContractStatus.OPEN,
            null,
            "en",
            Instant.EPOCH,
            null,
            null,
            null,
            true,
            false,
            0);
    Recipient me =
        new Recipient(
            new RecipientId(2),
            ID,
            1,
            "signer1",
            Role.SIGNER,
            Mode.REMOTE_EMAIL,
            Person.NOBODY,
            "en",
            RecipientStatus.VIEWED,
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            null);
    contracts.insert(
        contract,
        List.of(me),
        List.of(properties),
        List.of(new Document(new DocumentId(3), ID, 0, "a.pdf", pdf, pdf, 1, fields, 0)));
    return new Seat(contract, me, List.of(me));
  }

  private static Property property(
      String key, PropertyType type, @Nullable String value, String owner) {
    return new Property(key, value, key, type, false, owner, "");
  }

  private Review review() {
    Allowance allowance =
        new Allowance(
            new InMemoryUse(),
            new Allowance.Limits(200, 30),
            new RecordedAudit(),
            new DirectTransactions());
    return new Review(contracts, blobs, new RecordingDesk(), allowance);
  }

  @Test
  void a_question_left_open_is_filled_with_nothing_so_that_nobody_answers_it_later() {
    review()
        .of(
            seat(
                property("a", PropertyType.TEXT, "x", "signer1"),
                property("b", PropertyType.CHECKBOX, null, "signer1"),
                property("c", PropertyType.TEXT, null, "signer2")));

    assertThat(filled).containsExactly(Map.of("val.a", "x", "val.b", ""));
  }

  @Test
  void a_date_is_written_as_its_field_asks_for() {
    review().of(seat(property("from", PropertyType.DATE, "2026-12-31", "signer1")));

    assertThat(filled).containsExactly(Map.of("val.from", "31/12/26"));
  }

  @Test
  void a_choice_that_is_not_offered_is_asked_for_again() {
    Seat seat = seat(property("size", PropertyType.CHOICE, "XXL", "signer1"));

    AnswersRefused refused = catchThrowableOfType(AnswersRefused.class, () -> review().of(seat));

    assertThat(refused.problems()).containsEntry("size", AnswersRefused.Problem.MISSING);
  }

  /** Remembers what it was asked to fill; sizes end at M. */
  private final class RecordingDesk implements PdfDesk {
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
      if (values.containsValue("XXL")) {
        throw new PermanentFailure("pdf.value-not-an-option", "no such size");
      }
      filled.add(values);
      return new byte[] {1, 2};
    }

    @Override
    public byte[] image(byte[] upload) {
      throw new AssertionError("no picture was uploaded");
    }

    @Override
    public byte[] picture(byte[] pdf, int page, int width) {
      return new byte[0];
    }

    @Override
    public List<String> text(byte[] pdf) {
      return List.of();
    }
  }
}
