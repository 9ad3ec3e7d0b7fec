package gateway.journey;

import gateway.contract.Masked;
import gateway.contract.Mode;
import gateway.contract.PersonField;
import gateway.contract.Recipient;

/**
 * Where a person's codes go, as their mode says.
 *
 * @param name {@code email} or {@code sms}, as kept with the assurance
 * @param destination the address or number; personal
 * @param masked what may be shown of it
 */
record CodeChannel(String name, String destination, String masked) {

  static CodeChannel of(Recipient recipient) {
    if (recipient.mode() == Mode.REMOTE_SMS || recipient.mode() == Mode.ON_SITE_SMS) {
      String mobile = recipient.person().orEmpty(PersonField.mobile);
      return new CodeChannel("sms", mobile, Masked.mobile(mobile));
    }
    String email = recipient.person().orEmpty(PersonField.email);
    return new CodeChannel("email", email, Masked.email(email));
  }
}
