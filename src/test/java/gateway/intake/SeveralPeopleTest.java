package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.ContractId;
import gateway.contract.Document;
import gateway.contract.DocumentId;
import gateway.contract.FieldStatus;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who comes when, who can own a field, and what each mode asks for. */
class SeveralPeopleTest {
  private static final ContractId ID = new ContractId(1);
  private static final String PEOPLE =
      """
      {'role':'signer','key':'tenant','email':'lea@example.org','lastName':'Martin'},
      {'role':'copy','email':'books@example.org'},
      {'role':'approver','email':'ana@example.org'},
      {'role':'signer','mode':'seal'},
      {'role':'approver','email':'bob@example.org'},
      {'role':'signer','email':'max@example.org'}
      """;

  private static ContractRequest request(String order, String people, String more) {
    String json = "{'title':'T','order':'" + order + "','recipients':[" + people + "]" + more + "}";
    return ContractJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static List<Recipient> build(ContractRequest request, Person customer, Mode... modes) {
    return new RecipientList(Set.of(modes), new Ids(Clock.systemUTC(), 1))
        .build(ID, request, customer);
  }

  private static List<Recipient> build(String order, String people) {
    return build(
        request(order, people, ""), Person.NOBODY, Mode.REMOTE_EMAIL, Mode.REMOTE_SMS, Mode.SEAL);
  }

  @Test
  void in_parallel_all_approvers_come_first_and_then_all_signers() {
    assertThat(build("parallel", PEOPLE))
        .extracting(recipient -> recipient.key() + " " + recipient.rank())
        .containsExactly(
            "tenant 2", "copy1 3", "approver1 1", "signer2 2", "approver2 1", "signer3 2");
  }

  @Test
  void in_sequence_each_has_a_rank_in_the_order_given() {
    assertThat(build("sequential", PEOPLE))
        .extracting(recipient -> recipient.key() + " " + recipient.rank())
        .containsExactly(
            "tenant 3", "copy1 6", "approver1 1", "signer2 4", "approver2 2", "signer3 5");
  }

  @Test
  void the_seal_may_sign_alone() {
    assertThat(build("parallel", "{'role':'signer','mode':'seal'}"))
        .singleElement()
        .satisfies(
            seal -> {
              assertThat(seal.rank()).isEqualTo(1);
              assertThat(seal.person()).isEqualTo(Person.NOBODY);
            });
  }

  @Test
  void a_mode_that_is_not_set_up_is_refused_by_its_place() {
    ContractRequest request =
        request(
            "parallel",
            "{'role':'signer','mode':'seal'},"
                + "{'role':'signer','mode':'remote-sms','email':'a@b.c','mobile':'0611111111'}",
            "");
    PermanentFailure refused =
        catchThrowableOfType(
            PermanentFailure.class,
            () -> build(request, Person.NOBODY, Mode.REMOTE_EMAIL, Mode.SEAL));
    assertThat(refused.pointer()).hasValue("/recipients/1/mode");
    assertThat(refused)
        .hasMessageContaining("recipients[1].mode is remote-sms")
        .hasMessageContaining("paraph.sms.url");
    assertThat(build(request, Person.NOBODY, Mode.REMOTE_SMS, Mode.SEAL)).hasSize(2);
  }

  @Test
  void a_code_by_sms_needs_a_mobile_which_the_customers_record_may_have() {
    String signer = "{'role':'signer','mode':'remote-sms','customer':true}";
    ContractRequest request = request("parallel", signer, ",'customer':{'number':'C1'}");
    Person reachable = new Person(Map.of(PersonField.email, "lea@example.org"));
    PermanentFailure refused =
        catchThrowableOfType(
            PermanentFailure.class, () -> build(request, reachable, Mode.REMOTE_SMS));
    assertThat(refused.pointer()).hasValue("/recipients/0/mobile");
    Person mobile = reachable.overwrittenBy(new Person(Map.of(PersonField.mobile, "+33611111111")));
    assertThat(build(request, mobile, Mode.REMOTE_SMS)).hasSize(1);
    assertThat(
            catchThrowableOfType(
                    PermanentFailure.class, () -> build(request, Person.NOBODY, Mode.REMOTE_SMS))
                .pointer())
        .hasValue("/recipients/0/email");
  }

  private static Smartfield tag(String name, @Nullable String recipient) {
    return new Smartfield(
        name,
        1,
        new Smartfield.Box(0, 0, 10, 10),
        "bracket",
        FieldStatus.PLACED,
        PropertyType.TEXT,
        recipient,
        null,
        List.of(),
        null,
        null,
        false,
        10,
        "");
  }

  private static Document document(Smartfield... fields) {
    BlobRef blob = new BlobRef("0".repeat(64));
    return new Document(new DocumentId(1), ID, 0, "c.pdf", blob, blob, 1, List.of(fields), 0);
  }

  @Test
  void a_numbered_tag_means_the_person_of_that_place_whatever_the_key() {
    FieldOwners owners = new FieldOwners(build("sequential", PEOPLE), List.of());
    Document decided =
        owners.decide(
            document(
                tag("sc_sign1.nom", "signer1"),
                tag("sc_sign3.nom", "signer3"),
                tag("sc_sign4.nom", "signer4"),
                tag("a", "tenant"),
                tag("sc_user.signature", "seal")));
    assertThat(decided.fields())
        .extracting(field -> field.status() + " " + field.recipient())
        .containsExactly(
            "PLACED tenant",
            "PLACED signer3",
            "UNKNOWN_RECIPIENT signer4",
            "PLACED tenant",
            "PLACED seal");
    assertThat(owners.warnings())
        .anyMatch(
            warning ->
                warning.contains("sc_sign4.nom")
                    && warning.contains("unknown recipient: Nobody who signs is called signer4")
                    && warning.contains("tenant, signer2, signer3"));
  }

  @Test
  void a_field_belongs_to_whoever_the_property_says_else_to_the_first_person_who_signs() {
    ContractRequest request =
        request("parallel", PEOPLE, ",'properties':{'site':{'fillBy':'signer3'}}");
    FieldOwners owners =
        new FieldOwners(
            build(request, Person.NOBODY, Mode.REMOTE_EMAIL, Mode.SEAL), request.properties());
    assertThat(owners.decide(document(tag("site", null), tag("free", null))).fields())
        .extracting(Smartfield::recipient)
        .containsExactly("signer3", "tenant");
  }

  @Test
  void an_approver_or_a_person_in_copy_owns_no_field() {
    FieldOwners owners = new FieldOwners(build("parallel", PEOPLE), List.of());
    assertThat(owners.decide(document(tag("a", "approver1"), tag("b", "copy1"))).fields())
        .extracting(Smartfield::status)
        .containsOnly(FieldStatus.UNKNOWN_RECIPIENT);
  }

  @Test
  void a_person_who_signs_nowhere_to_be_seen_is_told_to_the_sender() {
    FieldOwners owners = new FieldOwners(build("parallel", PEOPLE), List.of());
    owners.decide(document(tag("site", null)));
    assertThat(owners.placeless()).containsExactly("tenant", "signer3");

    owners.decide(document(tag("sc_sign1.signature", "signer1").typed(PropertyType.SIGNATURE)));
    assertThat(owners.placeless()).containsExactly("signer3");
  }

  @Test
  void where_nobody_can_be_asked_the_sender_is_told_that_it_stays_empty() {
    FieldOwners owners =
        new FieldOwners(build("parallel", "{'role':'signer','mode':'seal'}"), List.of());
    assertThat(owners.decide(document(tag("free", null))).fields().get(0).recipient())
        .isEqualTo(Property.SENDER);
    assertThat(owners.warnings()).anyMatch(warning -> warning.contains("stays empty"));
  }
}
