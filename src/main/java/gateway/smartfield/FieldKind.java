package gateway.smartfield;

import gateway.contract.PropertyType;

/** What a value becomes on paper. */
enum FieldKind {
  LINE,
  LINES,
  TICK,
  RADIO,
  CHOICE;

  /**
   * @param ownPlace whether this place stands for one of several options
   */
  static FieldKind of(PropertyType type, boolean ownPlace) {
    return switch (type) {
      case TEXTAREA -> LINES;
      case CHECKBOX -> TICK;
      case CHOICE -> ownPlace ? RADIO : CHOICE;
      case TEXT, NUMBER, DATE, SIGNATURE, INITIALS, IMAGE -> LINE;
    };
  }

  /** Whether it shows a mark rather than a text. */
  boolean marked() {
    return this == TICK || this == RADIO;
  }
}
