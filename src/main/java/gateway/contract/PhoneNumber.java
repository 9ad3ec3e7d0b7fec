package gateway.contract;

import gateway.base.PermanentFailure;
import java.util.regex.Pattern;

/**
 * A number a text message can be sent to.
 *
 * @param e164 with plus and country, without blanks: {@code +33612345678}
 */
public record PhoneNumber(String e164) {
  private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{7,14}");
  private static final Pattern FRENCH = Pattern.compile("0[1-9][0-9]{8}");
  // "+33 (0)6 …": the zero is dialled at home only.
  private static final Pattern HOME_ZERO = Pattern.compile("\\(0\\)");

  public PhoneNumber {
    if (!SHAPE.matcher(e164).matches()) {
      throw refused();
    }
  }

  /**
   * Read a person's mobile number; one written the French way needs the country FR, or no country
   * and the language fr.
   *
   * @throws PermanentFailure {@code person.mobile} saying how to write it
   */
  public static PhoneNumber of(Person person, String locale) {
    String country = person.orEmpty(PersonField.country);
    boolean french = country.equals("FR") || (country.isEmpty() && locale.startsWith("fr"));
    return parse(person.orEmpty(PersonField.mobile), french);
  }

  /** Whether {@link #of} would find a number. */
  public static boolean isOne(Person person, String locale) {
    try {
      of(person, locale);
      return true;
    } catch (PermanentFailure e) {
      return false;
    }
  }

  private static PhoneNumber parse(String typed, boolean french) {
    String text =
        typed.startsWith("+") || typed.startsWith("00")
            ? HOME_ZERO.matcher(typed).replaceFirst("")
            : typed;
    String digits = text.replaceAll("[\\s.()/-]", "");
    if (digits.startsWith("00")) {
      return new PhoneNumber("+" + digits.substring(2));
    }
    if (french && FRENCH.matcher(digits).matches()) {
      return new PhoneNumber("+33" + digits.substring(1));
    }
    return new PhoneNumber(digits);
  }

  private static PermanentFailure refused() {
    return new PermanentFailure(
        "person.mobile",
        "The field mobile must be a number with its country, such as +33612345678, so that a text"
            + " message can be sent; a French number such as 0612345678 needs the country FR, or no"
            + " country and the locale fr");
  }
}
