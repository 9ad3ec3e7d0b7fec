package gateway.signing;

import gateway.contract.Contract;
import gateway.contract.Recipient;

/** Tells a person that what they had agreed to moved on before their signature was made. */
@FunctionalInterface
public interface LapseNotice {
  /**
   * Tell; joins the running transaction.
   *
   * @param revision what the documents changed to, so that each change is told once
   */
  void tell(Contract contract, Recipient recipient, String revision);
}
