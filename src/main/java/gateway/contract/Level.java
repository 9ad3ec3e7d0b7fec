package gateway.contract;

import gateway.base.PermanentFailure;

/** How far a signature carries (ETSI EN 319 142-1, clause 6). */
public enum Level {
  B_B("B-B"),
  B_T("B-T"),
  B_LT("B-LT"),
  B_LTA("B-LTA");

  private final String text;

  Level(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Level parse(String text) {
    for (Level level : values()) {
      if (level.text.equals(text)) {
        return level;
      }
    }
    throw new PermanentFailure(
        "contract.level", "The level must be B-B, B-T, B-LT or B-LTA, but is \"" + text + "\"");
  }
}
