package gateway.contract;

import gateway.base.PermanentFailure;

/** How a recipient proves who they are; SEAL: no person, the organisation's seal signs. */
public enum Mode {
  REMOTE_EMAIL("remote-email"),
  REMOTE_SMS("remote-sms"),
  ON_SITE_SMS("on-site-sms"),
  ON_SITE_PAD("on-site-pad"),
  SEAL("seal");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Mode parse(String text) {
    for (Mode mode : values()) {
      if (mode.text.equals(text)) {
        return mode;
      }
    }
    throw new PermanentFailure(
        "recipient.mode",
        "The mode must be remote-email, remote-sms, on-site-sms, on-site-pad or seal, but is \""
            + text
            + "\"");
  }
}
