package gateway.web.office;

import gateway.access.StoredApiKeys;
import gateway.access.user.OneTimeLinks;
import gateway.access.user.Passwords;
import gateway.access.user.Sessions;
import gateway.access.user.SignIn;
import gateway.access.user.Users;
import gateway.contract.Annexes;
import gateway.contract.Blobs;
import gateway.contract.Cancellation;
import gateway.contract.ContractSearch;
import gateway.contract.Contracts;
import gateway.contract.Organisations;
import gateway.delivery.DeliveryQueries;
import gateway.delivery.StoredDeliveries;
import gateway.evidence.Timeline;
import gateway.journey.Reminders;
import gateway.notify.AccountMail;
import gateway.notify.OutboxQueries;
import gateway.web.WebParts;
import java.net.URI;
import java.time.Clock;

/**
 * What the back office stands on.
 *
 * @param publicUrl what links start with; a form must come from there
 */
public record OfficeParts(
    WebParts web,
    People people,
    Reading reading,
    Acts acts,
    StoredApiKeys keys,
    AccountMail mails,
    Organisations organisations,
    URI publicUrl,
    Clock clock) {

  /** The services behind the door. */
  public record People(
      Users users, SignIn signIn, Passwords passwords, Sessions sessions, OneTimeLinks links) {}

  /** What is known of contracts. */
  public record Reading(
      ContractSearch search,
      Contracts contracts,
      Annexes annexes,
      Blobs blobs,
      Timeline timeline,
      DeliveryQueries deliveries,
      OutboxQueries outbox) {}

  /** What can be done to contracts from here. */
  public record Acts(Cancellation cancellation, Reminders reminders, StoredDeliveries deliveries) {}
}
