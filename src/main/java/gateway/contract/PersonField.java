package gateway.contract;

import gateway.base.PermanentFailure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a person, by the names used in JSON, mappings and CSV exports. */
public enum PersonField {
  number,
  title("M|MME|MLLE", "M, MME or MLLE"),
  firstName,
  lastName,
  company,
  email,
  mobile("\\+?[0-9][0-9 .()/-]{3,24}", "digits with an optional leading +"),
  phone("\\+?[0-9][0-9 .()/-]{3,24}", "digits with an optional leading +"),
  jobTitle,
  address1,
  address2,
  postalCode,
  city,
  country("[A-Z]{2}", "two capital letters (ISO 3166-1 alpha-2)"),
  registrationNumber,
  birthDate("\\d{4}-\\d{2}-\\d{2}", "a date such as 1980-12-31"),
  birthPlace,
  locale("fr|en", "fr or en");

  private static final int MAX_LENGTH = 255;

  private final Pattern shape;
  private final String words;

  PersonField() {
    this(".*", "any text");
  }

  PersonField(String shape, String words) {
    this.shape = Pattern.compile(shape, Pattern.DOTALL);
    this.words = words;
  }

  public static Optional<PersonField> byName(String name) {
    for (PersonField field : values()) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /**
   * Return the value without blanks around it.
   *
   * @throws PermanentFailure {@code person.<field>} saying what is allowed
   */
  public String check(String value) {
    String clean = value.strip();
    if (clean.length() > MAX_LENGTH) {
      throw refused("is longer than " + MAX_LENGTH + " characters");
    }
    UnseenCharacters.inLine(clean)
        .ifPresent(
            problem -> {
              throw refused(problem);
            });
    if (!shape.matcher(clean).matches()) {
      throw refused("must be " + words);
    }
    if (this == email) {
      EmailSyntax.problem(clean)
          .ifPresent(
              problem -> {
                throw refused(problem);
              });
    }
    if (this == birthDate) {
      try {
        LocalDate.parse(clean);
      } catch (DateTimeException e) {
        throw refused("is no day of the calendar");
      }
    }
    return clean;
  }

  private PermanentFailure refused(String why) {
    return new PermanentFailure("person." + name(), "The field " + name() + " " + why);
  }
}
