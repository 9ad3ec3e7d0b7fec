package gateway.notify;

import gateway.base.PermanentFailure;
import gateway.contract.PersonField;

/** An address that can stand in a header: no blank, no control character, no second address. */
public record MailAddress(String value) {
  public MailAddress {
    if (value.isBlank()) {
      throw new PermanentFailure("mail.no-address", "This person has no e-mail address");
    }
    value = PersonField.email.check(value);
  }

  String domain() {
    return value.substring(value.indexOf('@') + 1);
  }
}
