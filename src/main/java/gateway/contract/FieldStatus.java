package gateway.contract;

/** What became of a smartfield found in a document. */
public enum FieldStatus {
  /** It is used. */
  PLACED,
  /** Nothing can be filled in that is of this type. */
  UNKNOWN_TYPE,
  /** It names somebody whom the contract does not have, or could be of several people. */
  UNKNOWN_RECIPIENT,
  /** Nobody who looks at the page sees its place. */
  OUTSIDE_PAGE,
  /** It is an attempt at a smartfield, but not a good one. */
  MALFORMED,
  /** The person has a place to sign already. The tag goes, the first place counts. */
  DUPLICATE_SIGNATURE,
  /** A field of this name has another type elsewhere, or a name that would become the same. */
  CONFLICTING_TYPE
}
