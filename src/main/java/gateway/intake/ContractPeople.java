package gateway.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.contract.AnnexRequest;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Role;
import gateway.intake.ContractRequest.RecipientRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on a contract, in what order, how often they are reminded and what they attach: read by
 * the same rules from the API's JSON and from a client's settings.
 */
public record ContractPeople(
    List<RecipientRequest> recipients,
    SigningOrder order,
    @Nullable Duration remindEvery,
    List<AnnexRequest> collect) {
  private static final Duration LEAST_PAUSE = Duration.ofHours(1);
  private static final Duration MOST_PAUSE = Duration.ofDays(30);

  /** The customer signs, and nobody else. */
  public static final ContractPeople CUSTOMER_SIGNS =
      new ContractPeople(
          List.of(
              new RecipientRequest(
                  "signer1", Role.SIGNER, Mode.REMOTE_EMAIL, true, Person.NOBODY, null)),
          SigningOrder.PARALLEL,
          null,
          List.of());

  /** Somebody who is not known yet: the person of a row that is still to come. */
  private static final Person TO_COME = new Person(Map.of(PersonField.number, "row"));

  public ContractPeople {
    recipients = List.copyOf(recipients);
    collect = List.copyOf(collect);
  }

  /**
   * Read settings in which the customer is somebody who is not known yet. Members beside the four
   * of this record are somebody else's.
   *
   * @param problems takes what is wrong, with pointers into {@code settings}
   */
  public static ContractPeople ofSettings(ObjectNode settings, List<ProblemItem> problems) {
    return read(new JsonMembers(settings, "", problems), TO_COME, problems);
  }

  static ContractPeople read(JsonMembers members, Person customer, List<ProblemItem> problems) {
    String order = members.text("order", 20, false);
    if (order != null && !order.equals("parallel") && !order.equals("sequential")) {
      members.problem("order", "must be parallel or sequential");
    }
    List<RecipientRequest> recipients = RecipientJson.read(members, customer, problems);
    NotYetAvailable.checkModes(members, recipients);
    return new ContractPeople(
        recipients,
        "sequential".equals(order) ? SigningOrder.SEQUENTIAL : SigningOrder.PARALLEL,
        members.pause("remindEvery", LEAST_PAUSE, MOST_PAUSE),
        CollectJson.read(members, recipients, problems));
  }

  /** The keys of those who can fill something in: people who sign. */
  public List<String> signingPeople() {
    return RecipientKeys.ofSigningPeople(recipients);
  }

  /** The same, with the customer as the row says; what the settings say of them goes before it. */
  ContractPeople with(Person customer) {
    return new ContractPeople(
        recipients.stream()
            .map(
                one ->
                    one.isCustomer()
                        ? new RecipientRequest(
                            one.key(),
                            one.role(),
                            one.mode(),
                            true,
                            customer.overwrittenBy(one.person()),
                            one.locale())
                        : one)
            .toList(),
        order,
        remindEvery,
        collect);
  }
}
