package gateway.journey;

import gateway.access.SigningLinks;
import gateway.base.Transactions;
import gateway.contract.AuditLog;
import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.ContractStatus;
import gateway.contract.Contracts;
import gateway.contract.Events;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Turns;
import gateway.notify.Notifications;
import java.net.URI;
import java.util.Map;

/** The chain's steps "invite" and, at the end, "here are your copies". */
public final class Invitations {
  private final Transactions transactions;
  private final Contracts contracts;
  private final AuditLog audit;
  private final Events events;
  private final SigningLinks links;
  private final Notifications notifications;
  private final URI publicUrl;

  /**
   * @param publicUrl makes every link; never the request's Host header
   */
  public Invitations(
      SigningJourney.Stores stores,
      SigningLinks links,
      Notifications notifications,
      URI publicUrl) {
    this.transactions = stores.transactions();
    this.contracts = stores.contracts();
    this.audit = stores.audit();
    this.events = stores.events();
    this.links = links;
    this.notifications = notifications;
    this.publicUrl = publicUrl;
  }

  /** Open the contract and invite everybody whose turn it is. */
  public void invite(ContractId id) {
    transactions.run(
        () -> {
          Contract contract = contracts.get(id);
          if (contract.status() == ContractStatus.DRAFT) {
            contract = contracts.update(contract.opened());
            events.record(contract, "contract.opened", Map.of());
          }
          if (contract.status() != ContractStatus.OPEN) {
            return; // ended meanwhile
          }
          for (Recipient recipient : Turns.current(contracts.recipients(id))) {
            if (recipient.status() == RecipientStatus.WAITING) {
              invite(contract, recipient);
            }
          }
        });
  }

  private void invite(Contract contract, Recipient recipient) {
    contracts.update(recipient.withStatus(RecipientStatus.INVITED));
    notifications.invite(contract, recipient, link(recipient.id()));
    audit.append(
        contract.id(),
        "recipient.invited",
        Map.of("recipient", recipient.key(), "channel", "email"),
        Map.of("destination", recipient.person().orEmpty(PersonField.email)));
    events.record(contract, "recipient.invited", Map.of("recipient", recipient.key()));
  }

  /** Tell everybody who acted or gets a copy that it is closed, with the way to their copies. */
  public void sendCopies(ContractId id) {
    transactions.run(
        () -> {
          Contract contract = contracts.get(id);
          for (Recipient recipient : contracts.recipients(id)) {
            boolean acted = Turns.acts(recipient) && Turns.hasActed(recipient);
            if (acted || recipient.role() == Role.COPY) {
              notifications.done(contract, recipient, link(recipient.id()));
            }
          }
        });
  }

  /** The signing link of a recipient, the same each time. */
  public URI link(RecipientId recipient) {
    return publicUrl.resolve("/sign/" + links.tokenFor(recipient));
  }
}
