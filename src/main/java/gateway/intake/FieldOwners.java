package gateway.intake;

import gateway.contract.Document;
import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides who owns each smartfield of a contract's documents, and which properties the contract
 * has: those asked for, plus one for every free tag nobody spoke of.
 */
final class FieldOwners {
  private static final String RESERVED = "sc_";

  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final Set<String> signers;
  private final String firstSigner;
  private final Set<String> warnings = new LinkedHashSet<>();

  FieldOwners(List<Recipient> recipients, List<Property> asked) {
    List<Recipient> signing = recipients.stream().filter(r -> r.role() == Role.SIGNER).toList();
    this.signers = signing.stream().map(Recipient::key).collect(Collectors.toSet());
    this.firstSigner = signing.isEmpty() ? Property.SENDER : signing.get(0).key();
    asked.forEach(property -> properties.put(property.key(), property));
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
    String recipient = field.recipient();
    if (recipient != null && !recipient.equals(FieldNames.SEAL) && !signers.contains(recipient)) {
      return field.with(FieldStatus.UNKNOWN_RECIPIENT, recipient);
    }
    if (field.name().startsWith(RESERVED)) {
      return field;
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
                      + firstSigner
                      + " is asked for it");
              return new Property(name, null, name, PropertyType.TEXT, false, firstSigner, "");
            });
    return field.with(FieldStatus.PLACED, property.fillBy());
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
              + field.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  List<Property> properties() {
    return List.copyOf(properties.values());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
