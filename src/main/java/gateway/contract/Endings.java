package gateway.contract;

/** Tells the people of a contract that it has ended; joins the running transaction. */
public interface Endings {
  /** Its time was up: whoever was still awaited and the sender hear of it. */
  void expired(Contract contract);

  /** The sender called it back: whoever had been invited hears of it. */
  void cancelled(Contract contract);
}
