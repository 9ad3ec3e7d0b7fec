package gateway.contract;

/** How far one person came. CONSENTED: identity proven, signature not made yet. */
public enum RecipientStatus {
  WAITING,
  INVITED,
  VIEWED,
  CONSENTED,
  SIGNED,
  APPROVED,
  REFUSED
}
