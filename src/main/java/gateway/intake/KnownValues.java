package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.contract.FieldStatus;
import gateway.contract.FieldValues;
import gateway.contract.IdentityTags;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import java.util.List;
import java.util.Map;

/**
 * Refuses what is known to become no part of a document, before a contract is made of it: a letter
 * that cannot be printed, a choice that is not offered. Whether a value is too long shows only when
 * the document is prepared.
 */
final class KnownValues {
  private final List<Recipient> recipients;
  private final Map<String, Property> properties;

  KnownValues(List<Recipient> recipients, Map<String, Property> properties) {
    this.recipients = recipients;
    this.properties = properties;
  }

  /**
   * Check what will be drawn for a field whose owner is decided.
   *
   * @throws PermanentFailure {@code contract.value}
   */
  void check(Smartfield field) {
    if (field.status() != FieldStatus.PLACED) {
      return;
    }
    Property property = properties.get(field.name());
    if (property != null && property.fillBy().equals(Property.SENDER)) {
      String value = property.value();
      if (value != null) {
        String key = property.key().replace("~", "~0").replace("/", "~1");
        check(field, value, "The value of " + property.key(), "/properties/" + key);
      }
      return;
    }
    int dot = field.name().lastIndexOf('.');
    if (field.name().startsWith("sc_sign")) {
      IdentityTags.field(field.name().substring(dot + 1)).ifPresent(what -> person(field, what));
    }
  }

  private void person(Smartfield field, PersonField what) {
    for (Recipient recipient : recipients) {
      if (recipient.key().equals(field.recipient())) {
        String subject = "The field " + what.name() + " of " + recipient.key();
        check(field, recipient.person().orEmpty(what), subject, "/recipients");
      }
    }
  }

  private static void check(Smartfield field, String value, String subject, String pointer) {
    FieldValues.problem(field, value)
        .ifPresent(
            problem -> {
              throw new PermanentFailure(
                      "contract.value",
                      subject + ", shown on page " + field.page() + ", " + problem)
                  .at(pointer);
            });
  }
}
