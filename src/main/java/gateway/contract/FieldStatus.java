package gateway.contract;

/** What became of a smartfield found in a document. */
public enum FieldStatus {
  PLACED,
  UNKNOWN_TYPE,
  UNKNOWN_RECIPIENT,
  OUTSIDE_PAGE,
  MALFORMED
}
