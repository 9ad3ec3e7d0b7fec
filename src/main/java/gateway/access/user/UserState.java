package gateway.access.user;

/** Whether an account can sign in. */
public enum UserState {
  /** Has been sent a link and has no password yet. */
  INVITED,
  ACTIVE,
  DISABLED
}
