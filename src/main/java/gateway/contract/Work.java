package gateway.contract;

import java.time.Duration;

/**
 * What waits, in the database: work of a kind, for a key. Scheduling joins the running transaction.
 * One key of a kind runs on one node at a time; asking for it while it runs makes it run once more
 * afterwards, so no wake-up is lost.
 */
public interface Work {
  /** The chain's next step of a contract; the key is the contract's public id. */
  String CHAIN = "chain";

  /** Send one mail of the outbox; the key is its number. */
  String MAIL = "mail";

  /** Send one text message of the outbox; the key is its number. */
  String SMS = "sms";

  /** Try one delivery; the key is its number. */
  String DELIVERY = "delivery";

  /** Poll one source route; the key is its route id. */
  String POLL = "poll";

  /** Run the work not before the delay is over; an earlier date wins over a later one. */
  void schedule(String kind, String key, Duration delay);

  /** Let the chain take the next step of this contract as soon as the transaction commits. */
  default void advance(ContractId contract) {
    schedule(CHAIN, contract.toString(), Duration.ZERO);
  }
}
