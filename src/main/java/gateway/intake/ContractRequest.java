package gateway.intake;

import gateway.contract.AnnexRequest;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.Property;
import gateway.contract.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contract as somebody outside asks for it, whatever way it came in: API, bridge, CSV row.
 *
 * @param message the sender's words to the recipients; {@code {{recipient.firstName}}} is replaced
 * @param locale {@code fr} or {@code en}
 * @param remindEvery pause between reminders, null for none
 * @param customer the third party, or {@link Person#NOBODY}
 * @param properties values known and values to be given, see {@link Property#fillBy}
 * @param collect what people are asked to attach
 */
public record ContractRequest(
    @Nullable String externalId,
    String title,
    String message,
    Level level,
    String locale,
    SigningOrder order,
    @Nullable Instant expiresAt,
    @Nullable Duration remindEvery,
    Person customer,
    List<RecipientRequest> recipients,
    List<Property> properties,
    List<AnnexRequest> collect,
    List<CallbackRequest> callbacks) {

  public ContractRequest {
    recipients = List.copyOf(recipients);
    properties = List.copyOf(properties);
    collect = List.copyOf(collect);
    callbacks = List.copyOf(callbacks);
  }

  /**
   * A person asked for.
   *
   * @param key null lets Paraph choose {@code signer1}, {@code signer2}, {@code approver1} …
   * @param isCustomer the person is the contract's customer: what the customer record says counts
   *     wherever {@code person} says nothing
   */
  public record RecipientRequest(
      @Nullable String key,
      Role role,
      Mode mode,
      boolean isCustomer,
      Person person,
      @Nullable String locale) {}

  /** Where the result is told, beside the client's own routes. */
  public record CallbackRequest(URI url, Set<String> events, Set<String> include) {
    public CallbackRequest {
      events = Set.copyOf(events);
      include = Set.copyOf(include);
    }
  }
}
