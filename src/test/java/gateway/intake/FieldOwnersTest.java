package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.BlobRef;
import gateway.contract.ContractId;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldOwnersTest {
  private static final ContractId ID = new ContractId(1);

  private static List<Recipient> people(String... keys) {
    List<Recipient> people = new ArrayList<>();
    for (String key : keys) {
      people.add(
          new Recipient(
              new RecipientId(people.size() + 1L),
              ID,
              people.size() + 1,
              key,
              Role.SIGNER,
              Mode.REMOTE_EMAIL,
              Person.NOBODY,
              "en",
              RecipientStatus.WAITING,
              Map.of(),
              null,
              null,
              null,
              null,
              null,
              null));
    }
    return people;
  }

  private static Smartfield field(String name, PropertyType type, @Nullable String recipient) {
    return field(name, "braces", type, recipient);
  }

  private static Smartfield field(
      String name, String dialect, PropertyType type, @Nullable String recipient) {
    return new Smartfield(
        name,
        2,
        new Smartfield.Box(0, 0, 1, 1),
        dialect,
        FieldStatus.PLACED,
        type,
        recipient,
        null,
        List.of(),
        null,
        null,
        true,
        10,
        name,
        "Label of " + name,
        type == PropertyType.CHECKBOX ? "true" : null,
        null,
        null);
  }

  private static List<Smartfield> decided(FieldOwners owners, Smartfield... fields) {
    BlobRef blob = new BlobRef("0".repeat(64));
    return owners
        .decide(new Document(new DocumentId(1), ID, 0, "c.pdf", blob, blob, 2, List.of(fields), 0))
        .fields();
  }

  @Test
  void a_field_that_says_what_it_is_becomes_a_property_of_its_owner() {
    FieldOwners owners = new FieldOwners(people("tenant", "landlord"), List.of());

    List<Smartfield> fields =
        decided(
            owners,
            field("pets", PropertyType.CHECKBOX, "Landlord"),
            field("rent", PropertyType.NUMBER, "sender"),
            field("from", PropertyType.DATE, null));

    assertThat(fields)
        .extracting(Smartfield::recipient)
        .containsExactly("landlord", "sender", "tenant");
    assertThat(owners.properties())
        .containsExactly(
            new Property(
                "pets",
                "true",
                "Label of pets",
                PropertyType.CHECKBOX,
                true,
                "landlord",
                "document"),
            new Property("rent", null, "Label of rent", PropertyType.NUMBER, true, "sender", ""),
            new Property("from", null, "Label of from", PropertyType.DATE, true, "tenant", ""));
    assertThat(owners.warnings())
        .anyMatch(warning -> warning.contains("rent") && warning.contains("stays empty"))
        .anyMatch(warning -> warning.contains("from") && warning.contains("tenant is asked"));
  }

  @Test
  void what_the_sender_says_of_a_property_wins_over_the_tag() {
    Property asked =
        new Property("rent", "700", "Rent", PropertyType.TEXT, false, Property.SENDER, "api");
    FieldOwners owners = new FieldOwners(people("tenant"), List.of(asked));

    List<Smartfield> fields = decided(owners, field("rent", PropertyType.NUMBER, "tenant"));

    assertThat(fields.get(0).recipient()).isEqualTo("sender");
    assertThat(owners.properties().get(0).type()).isEqualTo(PropertyType.NUMBER);
    assertThat(owners.properties().get(0).value()).isEqualTo("700");
  }

  @Test
  void a_plain_tag_takes_the_type_of_its_property() {
    Property asked =
        new Property("agree", null, "Agree", PropertyType.CHECKBOX, false, "tenant", "");
    FieldOwners owners = new FieldOwners(people("tenant"), List.of(asked));

    assertThat(decided(owners, field("agree", "bracket", PropertyType.TEXT, null)))
        .extracting(Smartfield::type)
        .containsExactly(PropertyType.CHECKBOX);
  }

  @Test
  void names_that_would_become_one_form_field_are_reported() {
    FieldOwners owners = new FieldOwners(people("tenant"), List.of());

    List<Smartfield> fields =
        decided(
            owners,
            field("a.b", PropertyType.TEXT, null),
            field("a.b", PropertyType.TEXT, null),
            field("a_b", PropertyType.TEXT, null),
            field("c.d", PropertyType.TEXT, "sender"),
            field("c_d", PropertyType.TEXT, "sender"));

    assertThat(fields)
        .extracting(Smartfield::status)
        .containsExactly(
            FieldStatus.PLACED,
            FieldStatus.PLACED,
            FieldStatus.CONFLICTING_TYPE,
            FieldStatus.PLACED,
            FieldStatus.PLACED);
    assertThat(fields.get(2).problem()).contains("a.b and a_b");
  }

  @Test
  void what_only_a_person_gives_is_nobodys_question() {
    FieldOwners owners = new FieldOwners(people("tenant"), List.of());

    decided(
        owners,
        field("sign here", PropertyType.SIGNATURE, "tenant"),
        field("initials", PropertyType.INITIALS, "signer1"));

    assertThat(owners.properties()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TENANT, tenant",
    "Signataire 2, land-lord",
    "signer2, land-lord",
    "Land Lord, land-lord",
    "seal, seal",
  })
  void a_role_is_found_by_key_or_place_however_it_is_written(String role, String key) {
    FieldOwners owners = new FieldOwners(people("tenant", "land-lord"), List.of());

    assertThat(decided(owners, field("s", PropertyType.SIGNATURE, role)))
        .extracting(Smartfield::recipient)
        .containsExactly(key);
  }

  @Test
  void a_role_that_nobody_has_is_reported_with_those_there_are() {
    FieldOwners owners = new FieldOwners(people("tenant"), List.of());

    Smartfield field = decided(owners, field("a", PropertyType.TEXT, "witness")).get(0);

    assertThat(field.status()).isEqualTo(FieldStatus.UNKNOWN_RECIPIENT);
    assertThat(field.recipient()).isEqualTo("witness");
    assertThat(field.problem()).contains("called witness", "the signers are tenant");
    assertThat(owners.warnings())
        .singleElement()
        .asString()
        .contains("a on page 2 of c.pdf is not used: unknown recipient: Nobody who signs");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "landlord_sig, Signature1, landlord, tenant",
        "Signature2, Signature1, landlord, tenant",
        "here, there, tenant, landlord",
        "here, tenant.sig, landlord, tenant",
        "Signature7, Signature8, tenant, landlord",
      })
  void signature_fields_go_to_whom_their_name_means_then_by_order(
      String first, String second, String firstOwner, String secondOwner) {
    FieldOwners owners = new FieldOwners(people("tenant", "landlord"), List.of());

    assertThat(
            decided(
                owners,
                field(first, "acroform", PropertyType.SIGNATURE, null),
                field(second, "acroform", PropertyType.SIGNATURE, null)))
        .extracting(field -> field.status() + " " + field.recipient())
        .containsExactly("PLACED " + firstOwner, "PLACED " + secondOwner);
  }

  @Test
  void what_is_no_clear_place_to_sign_is_reported() {
    FieldOwners owners = new FieldOwners(people("tenant", "landlord"), List.of());

    List<Smartfield> fields =
        decided(
            owners,
            field("s1", PropertyType.SIGNATURE, "tenant"),
            field("s2", PropertyType.SIGNATURE, "signer1"),
            field("tenant or landlord", "acroform", PropertyType.SIGNATURE, null),
            field("x", "acroform", PropertyType.SIGNATURE, null),
            field("y", "acroform", PropertyType.SIGNATURE, null));

    assertThat(fields)
        .extracting(Smartfield::status)
        .containsExactly(
            FieldStatus.PLACED,
            FieldStatus.DUPLICATE_SIGNATURE,
            FieldStatus.UNKNOWN_RECIPIENT,
            FieldStatus.PLACED,
            FieldStatus.UNKNOWN_RECIPIENT);
    assertThat(fields.get(1).problem()).contains("tenant signs at s1 on page 2");
    assertThat(fields.get(2).problem()).contains("tenant or landlord");
    assertThat(fields.get(3).problem()).contains("goes to landlord, by order");
    assertThat(fields.get(4).problem()).contains("No signer is left");
    assertThat(owners.warnings()).hasSize(4);
  }
}
