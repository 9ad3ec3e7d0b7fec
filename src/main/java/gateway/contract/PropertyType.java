package gateway.contract;

/** What kind of value a property or a smartfield takes. */
public enum PropertyType {
  TEXT,
  TEXTAREA,
  NUMBER,
  DATE,
  CHECKBOX,
  CHOICE,
  SIGNATURE,
  INITIALS,
  IMAGE
}
