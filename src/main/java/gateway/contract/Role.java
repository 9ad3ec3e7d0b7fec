package gateway.contract;

/** What a person does on a contract. */
public enum Role {
  SIGNER,
  APPROVER,
  COPY
}
