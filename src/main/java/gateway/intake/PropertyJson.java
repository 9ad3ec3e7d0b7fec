package gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of a contract request: a string, or an object saying who gives the value.
 */
final class PropertyJson {
  // Forms made by Adobe's designer call their fields form1[0].#subform[0].Name[0].
  private static final Pattern KEY =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. ()\\[\\]#/'-]{0,199}");
  private static final Set<PropertyType> TYPES =
      Set.of(
          PropertyType.TEXT,
          PropertyType.TEXTAREA,
          PropertyType.NUMBER,
          PropertyType.DATE,
          PropertyType.CHECKBOX);
  private static final int MAX_VALUE = 4000;

  private PropertyJson() {}

  static List<Property> read(
      JsonMembers members, List<RecipientRequest> recipients, List<ProblemItem> problems) {
    JsonNode value = members.value("properties");
    if (value == null) {
      return List.of();
    }
    JsonMembers object = JsonMembers.of(value, "/properties", problems);
    Set<String> owners = new HashSet<>(RecipientKeys.ofSigningPeople(recipients));
    owners.add(Property.SENDER);
    List<Property> properties = new ArrayList<>();
    if (object.names().size() > Limits.PROPERTIES) {
      members.problem("properties", "may hold " + Limits.PROPERTIES + " properties at most");
      return properties;
    }
    for (String key : object.names()) {
      if (!KEY.matcher(key).matches()) {
        object.problem(key, "must be named with letters, digits, space or . _ - ( ) [ ] # / '");
        continue;
      }
      JsonNode one = object.value(key);
      if (one == null || one.isTextual()) {
        String text = object.text(key, MAX_VALUE, true);
        if (text != null) {
          properties.add(
              new Property(key, text, key, PropertyType.TEXT, false, Property.SENDER, "api"));
        } else if (one == null) {
          object.problem(key, "must have a value, or be an object with fillBy");
        }
      } else if (one.isObject()) {
        properties.add(detailed(key, JsonMembers.of(one, object.pointer(key), problems), owners));
      } else {
        object.problem(key, "must be a string, or an object with value and fillBy");
      }
    }
    return properties;
  }

  private static Property detailed(String key, JsonMembers item, Set<String> owners) {
    String value = item.text("value", MAX_VALUE, true);
    String fillBy = item.text("fillBy", 40, false);
    if (fillBy == null) {
      fillBy = Property.SENDER;
      if (value == null) {
        item.problem("fillBy", "is required when there is no value: who gives it?");
      }
    } else if (!owners.contains(fillBy)) {
      item.problem("fillBy", "must be the key of a person who signs, or sender");
    } else if (fillBy.equals(Property.SENDER) && value == null) {
      item.problem("value", "is required: the sender gives it");
    }
    String label = item.text("label", 255, false);
    PropertyType type = type(item);
    boolean required = item.flag("required");
    item.refuseUnknown();
    return new Property(
        key,
        value,
        label == null ? key : label,
        type,
        required,
        fillBy,
        value == null ? "" : "api");
  }

  private static PropertyType type(JsonMembers item) {
    @Nullable String text = item.text("type", 20, false);
    if (text == null) {
      return PropertyType.TEXT;
    }
    for (PropertyType type : TYPES) {
      if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
        return type;
      }
    }
    item.problem("type", "must be text, textarea, number, date or checkbox");
    return PropertyType.TEXT;
  }
}
