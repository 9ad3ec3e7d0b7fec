package gateway.web;

import gateway.access.SigningLinks;
import gateway.contract.Contracts;
import gateway.contract.Organisations;
import gateway.contract.RecipientId;
import java.util.function.UnaryOperator;

/** Finds whose dead link it is: all that its page may tell is the organisation's name. */
public final class LinkOwner implements UnaryOperator<String> {
  private final SigningLinks links;
  private final Contracts contracts;
  private final Organisations organisations;

  public LinkOwner(SigningLinks links, Contracts contracts, Organisations organisations) {
    this.links = links;
    this.contracts = contracts;
    this.organisations = organisations;
  }

  @Override
  public String apply(String token) {
    SigningLinks.Link link = links.resolve(token);
    if (link instanceof SigningLinks.Link.Dead dead) {
      return nameOf(dead.recipient());
    }
    // The link itself is good, but its contract has ended.
    return link instanceof SigningLinks.Link.Live live ? nameOf(live.recipient()) : "";
  }

  private String nameOf(RecipientId recipient) {
    return contracts
        .recipient(recipient)
        .map(found -> contracts.get(found.contract()).tenant())
        .map(tenant -> organisations.of(tenant).name())
        .orElse("");
  }
}
