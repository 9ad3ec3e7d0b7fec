package gateway.intake;

import gateway.contract.Document;
import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who owns each smartfield of a contract's documents, and which properties the contract
 * has: those asked for, plus one for every free tag nobody spoke of.
 */
final class FieldOwners {
  private static final String RESERVED = "sc_";
  private static final Pattern NUMBERED = Pattern.compile("signer([1-9][0-9]?)");

  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final List<String> signers;
  private final String asked;
  private final Set<String> warnings = new LinkedHashSet<>();

  FieldOwners(List<Recipient> recipients, List<Property> properties) {
    List<Recipient> signing =
        recipients.stream()
            .filter(r -> r.role() == Role.SIGNER)
            .sorted(Comparator.comparingInt(Recipient::rank))
            .toList();
    this.signers = signing.stream().map(Recipient::key).toList();
    this.asked =
        signing.stream()
            .filter(Turns::acts)
            .map(Recipient::key)
            .findFirst()
            .orElse(Property.SENDER);
    properties.forEach(property -> this.properties.put(property.key(), property));
  }

  /** Return the document with every field's owner decided. */
  Document decide(Document document) {
    List<Smartfield> decided = new ArrayList<>();
    for (Smartfield field : document.fields()) {
      decided.add(field.status() == FieldStatus.PLACED ? decide(field, document) : field);
      warn(decided.get(decided.size() - 1), document);
    }
    return new Document(
        document.id(),
        document.contract(),
        document.index(),
        document.name(),
        document.original(),
        document.current(),
        document.pages(),
        decided,
        document.revision());
  }

  private Smartfield decide(Smartfield field, Document document) {
    String named = field.recipient();
    String recipient = named == null ? null : signer(named);
    if (named != null && recipient == null) {
      return field.with(FieldStatus.UNKNOWN_RECIPIENT, named);
    }
    if (field.name().startsWith(RESERVED)) {
      return field.with(FieldStatus.PLACED, recipient);
    }
    Property property =
        properties.computeIfAbsent(
            field.name(),
            name -> {
              warnings.add(
                  "Smartfield ["
                      + name
                      + "/] in "
                      + document.name()
                      + " has no value: "
                      + (asked.equals(Property.SENDER)
                          ? "nobody can be asked, it stays empty"
                          : asked + " is asked for it"));
              return new Property(name, null, name, PropertyType.TEXT, false, asked, "");
            });
    return field.with(FieldStatus.PLACED, property.fillBy());
  }

  /** Find whom a tag means: by key, or {@code signer2} for the second to sign, whatever the key. */
  private @Nullable String signer(String named) {
    if (named.equals(FieldNames.SEAL) || signers.contains(named)) {
      return named;
    }
    Matcher number = NUMBERED.matcher(named);
    int index = number.matches() ? Integer.parseInt(number.group(1)) : 0;
    return index >= 1 && index <= signers.size() ? signers.get(index - 1) : null;
  }

  private void warn(Smartfield field, Document document) {
    if (field.status() != FieldStatus.PLACED) {
      warnings.add(
          "Smartfield "
              + field.name()
              + " on page "
              + field.page()
              + " of "
              + document.name()
              + " is not used: "
              + field.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (field.status() == FieldStatus.UNKNOWN_RECIPIENT
                  ? " " + field.recipient() + "; the signers are " + String.join(", ", signers)
                  : ""));
    }
  }

  List<Property> properties() {
    return List.copyOf(properties.values());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
