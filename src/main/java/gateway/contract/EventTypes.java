package gateway.contract;

import java.util.Set;

/** The events of a contract that its sender may name, in a call or in a client's folder. */
public final class EventTypes {
  public static final Set<String> OF_CONTRACTS =
      Set.of(
          "contract.opened",
          "contract.viewed",
          "recipient.invited",
          "recipient.approved",
          "recipient.signed",
          "recipient.refused",
          "recipient.unreachable",
          "contract.refused",
          "contract.signed",
          "contract.closed",
          "contract.archived",
          "contract.expired",
          "contract.cancelled",
          "contract.level-reached");

  private EventTypes() {}
}
