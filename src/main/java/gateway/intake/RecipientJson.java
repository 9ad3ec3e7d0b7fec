package gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.base.PermanentFailure;
import gateway.contract.FieldNames;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Role;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the people of a contract request: their person fields stand inline. */
final class RecipientJson {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  private static final Set<String> TAKEN = Set.of(Property.SENDER, FieldNames.SEAL);

  private RecipientJson() {}

  static List<RecipientRequest> read(
      JsonMembers members, Person customer, List<ProblemItem> problems) {
    List<JsonNode> items = members.list("recipients", Limits.RECIPIENTS);
    List<RecipientRequest> recipients = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      JsonMembers item = JsonMembers.of(items.get(i), "/recipients/" + i, problems);
      RecipientRequest recipient = one(item, customer);
      item.refuseUnknown();
      recipients.add(recipient);
    }
    if (recipients.stream().noneMatch(recipient -> recipient.role() == Role.SIGNER)) {
      members.problem("recipients", "must name at least one signer");
    }
    checkTogether(members, recipients);
    return recipients;
  }

  private static void checkTogether(JsonMembers members, List<RecipientRequest> recipients) {
    List<String> keys = RecipientKeys.of(recipients);
    boolean customer = false;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.indexOf(keys.get(i)) < i) {
        members.problem("recipients", i, "/key", "is used by another recipient");
      }
      if (customer && recipients.get(i).isCustomer()) {
        members.problem("recipients", i, "/customer", "is true for another recipient already");
      }
      customer |= recipients.get(i).isCustomer();
    }
  }

  private static RecipientRequest one(JsonMembers item, Person customer) {
    Role role = role(item);
    String key = item.text("key", 40, false);
    if (key != null && (!KEY.matcher(key).matches() || TAKEN.contains(key))) {
      item.problem(
          "key", "must be a letter and then letters, digits, - or _, and not sender or seal");
      key = null;
    }
    boolean isCustomer = item.flag("customer");
    Person person = person(item);
    Mode mode = mode(item, role);
    Person whole = isCustomer ? customer.overwrittenBy(person) : person;
    if (mode == Mode.SEAL) {
      refusePerson(item, isCustomer, person);
    } else if (isCustomer && customer.values().isEmpty()) {
      item.problem("customer", "is true, but the request has no customer");
    } else if (!isCustomer && person.get(PersonField.email) == null) {
      // What the customer's record says is known later, see RecipientList.
      item.problem("email", "is required: this person is reached by e-mail");
    }
    return new RecipientRequest(key, role, mode, isCustomer, person, whole.get(PersonField.locale));
  }

  private static void refusePerson(JsonMembers item, boolean isCustomer, Person person) {
    String why = "must be left out: with the mode seal the organisation signs, and no person";
    if (isCustomer) {
      item.problem("customer", why);
    }
    for (PersonField field : person.values().keySet()) {
      item.problem(field.name(), why);
    }
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

  private static Mode mode(JsonMembers item, Role role) {
    String text = item.text("mode", 20, false);
    try {
      Mode mode = text == null ? Mode.REMOTE_EMAIL : Mode.parse(text);
      if (role == Role.COPY && mode != Mode.REMOTE_EMAIL) {
        item.problem("mode", "must be left out: a person in copy proves nothing");
        return Mode.REMOTE_EMAIL;
      }
      if (role == Role.APPROVER && mode == Mode.SEAL) {
        item.problem("mode", "must not be seal: an approver is a person");
        return Mode.REMOTE_EMAIL;
      }
      return mode;
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
