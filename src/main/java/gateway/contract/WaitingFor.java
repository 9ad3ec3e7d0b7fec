package gateway.contract;

/** What a contract waits for beside its people; said in every answer, never hidden. */
public enum WaitingFor {
  TIMESTAMP,
  APPROVER,
  SEAL
}
