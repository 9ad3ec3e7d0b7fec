package gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.base.PermanentFailure;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Role;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the people of a contract request: their person fields stand inline. */
final class RecipientJson {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  private RecipientJson() {}

  static List<RecipientRequest> read(
      JsonMembers members, Person customer, List<ProblemItem> problems) {
    List<JsonNode> items = members.list("recipients");
    if (items.isEmpty()) {
      members.problem("recipients", "must name at least one signer");
    }
    List<RecipientRequest> recipients = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      JsonMembers item = JsonMembers.of(items.get(i), "/recipients/" + i, problems);
      RecipientRequest recipient = one(item, customer);
      item.refuseUnknown();
      if (recipient.key() != null && !keys.add(recipient.key())) {
        item.problem("key", "is used by another recipient");
      }
      recipients.add(recipient);
    }
    return recipients;
  }

  private static RecipientRequest one(JsonMembers item, Person customer) {
    Role role = role(item);
    String key = item.text("key", 40, false);
    if (key != null && (!KEY.matcher(key).matches() || key.equals(Property.SENDER))) {
      item.problem("key", "must be a letter and then letters, digits, - or _, and not sender");
      key = null;
    }
    boolean isCustomer = item.flag("customer");
    Person person = person(item);
    Mode mode = mode(item);
    Person whole = isCustomer ? customer.overwrittenBy(person) : person;
    if (isCustomer && customer.values().isEmpty()) {
      item.problem("customer", "is true, but the request has no customer");
    } else if (whole.get(PersonField.email) == null && mode != Mode.SEAL) {
      item.problem("email", "is required: this person is reached by e-mail");
    }
    return new RecipientRequest(key, role, mode, isCustomer, person, whole.get(PersonField.locale));
  }

  private static Role role(JsonMembers item) {
    String text = item.text("role", 20, false);
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
        return role;
      }
    }
    item.problem("role", "must be signer, approver or copy");
    return Role.SIGNER;
  }

  private static Mode mode(JsonMembers item) {
    String text = item.text("mode", 20, false);
    try {
      return text == null ? Mode.REMOTE_EMAIL : Mode.parse(text);
    } catch (PermanentFailure e) {
      item.problem("mode", "must be remote-email, remote-sms, on-site-sms, on-site-pad or seal");
      return Mode.REMOTE_EMAIL;
    }
  }

  static Person person(JsonMembers members) {
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    for (PersonField field : PersonField.values()) {
      String value = members.text(field.name(), 255, false);
      if (value != null && !value.isBlank()) {
        @Nullable String checked = checked(members, field, value);
        if (checked != null) {
          values.put(field, checked);
        }
      }
    }
    return new Person(values);
  }

  private static @Nullable String checked(JsonMembers members, PersonField field, String value) {
    try {
      return field.check(value);
    } catch (PermanentFailure e) {
      String prefix = "The field " + field.name() + " ";
      members.problem(field.name(), e.getMessage().replace(prefix, ""));
      return null;
    }
  }
}
