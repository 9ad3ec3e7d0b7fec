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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides who owns each smartfield of a contract's documents, and which properties the contract
 * has: those asked for, plus one for every free tag nobody spoke of.
 */
final class FieldOwners {
  private static final String RESERVED = "sc_";
  private static final Pattern NUMBERED = Pattern.compile("sign(?:er|ataire)([1-9][0-9]?)");
  private static final Set<PropertyType> GIVEN_IN_PERSON =
      Set.of(PropertyType.SIGNATURE, PropertyType.INITIALS);

  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final List<String> signers;
  private final String asked;
  private final Set<String> placeless;
  private final Map<String, String> filled = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  FieldOwners(List<Recipient> recipients, List<Property> properties) {
    List<Recipient> signing =
        recipients.stream()
            .filter(r -> r.role() == Role.SIGNER)
            .sorted(Comparator.comparingInt(Recipient::rank))
            .toList();
    this.signers = signing.stream().map(Recipient::key).toList();
    this.placeless =
        signing.stream()
            .filter(Turns::acts)
            .map(Recipient::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.asked = placeless.stream().findFirst().orElse(Property.SENDER);
    properties.forEach(property -> this.properties.put(property.key(), property));
  }

  /** Return a document's fields, in their order, with every owner decided. */
  List<Smartfield> decide(List<Smartfield> fields, String document) {
    List<Smartfield> decided = new ArrayList<>();
    for (Smartfield field : fields) {
      decided.add(field.status() == FieldStatus.PLACED ? decide(field, document) : field);
    }
    decided = new SignaturePlaces(signers).settled(decided);
    decided.forEach(field -> warn(field, document));
    decided.forEach(this::place);
    return decided;
  }

  private void place(Smartfield field) {
    if (field.type() == PropertyType.SIGNATURE && field.status() == FieldStatus.PLACED) {
      placeless.remove(field.recipient());
    }
  }

  /** The people who sign, but in none of the documents seen so far at a place of their own. */
  List<String> placeless() {
    return List.copyOf(placeless);
  }

  /** Return the document with every field's owner decided. */
  Document decide(Document document) {
    return new Document(
        document.id(),
        document.contract(),
        document.index(),
        document.name(),
        document.original(),
        document.current(),
        document.pages(),
        decide(document.fields(), document.name()),
        document.revision());
  }

  private Smartfield decide(Smartfield field, String document) {
    String named = field.recipient();
    String recipient = named == null ? null : owner(named, field.type());
    if (named != null && recipient == null) {
      return field.refused(
          FieldStatus.UNKNOWN_RECIPIENT,
          "Nobody who signs is called "
              + named
              + "; the signers are "
              + String.join(", ", signers)
              + ". Name one of them, or add the person to the contract");
    }
    if (field.name().startsWith(RESERVED) || GIVEN_IN_PERSON.contains(field.type())) {
      return field.with(FieldStatus.PLACED, recipient);
    }
    Property property =
        properties.compute(
            field.name(),
            (name, before) ->
                before == null
                    ? property(field, recipient, document)
                    : typed(before, field.type()));
    Smartfield owned = field.with(FieldStatus.PLACED, property.fillBy());
    if (!property.fillBy().equals(Property.SENDER)) {
      String other = filled.putIfAbsent(FieldNames.value(field.name()), field.name());
      if (other != null && !other.equals(field.name())) {
        return owned.refused(
            FieldStatus.CONFLICTING_TYPE,
            "The names "
                + other
                + " and "
                + field.name()
                + " differ only by a dot, and would become one form field. Rename one of them");
      }
    }
    // A tag that cannot say its type has that of the property.
    return field.dialect().equals("bracket") && field.type() == PropertyType.TEXT
        ? owned.typed(property.type())
        : owned;
  }

  private Property property(Smartfield field, @Nullable String recipient, String document) {
    String given = FieldNames.SEAL.equals(recipient) ? Property.SENDER : recipient;
    String owner = given == null ? asked : given;
    String preset = field.preset();
    boolean expected = recipient != null && !owner.equals(Property.SENDER);
    if (preset == null && !expected && !field.dialect().equals("acroform")) {
      warnings.add(
          "Smartfield "
              + (field.dialect().equals("bracket") ? "[" + field.name() + "/]" : field.name())
              + " in "
              + document
              + " has no value: "
              + (owner.equals(Property.SENDER)
                  ? "nobody can be asked, it stays empty"
                  : owner + " is asked for it"));
    }
    return new Property(
        field.name(),
        preset,
        field.label() == null ? field.name() : field.label(),
        field.type(),
        field.required(),
        owner,
        preset == null ? "" : "document");
  }

  /** A property of which the sender said no type has that of its field. */
  private static Property typed(Property known, PropertyType type) {
    return known.type() != PropertyType.TEXT || type == PropertyType.TEXT
        ? known
        : new Property(
            known.key(),
            known.value(),
            known.label(),
            type,
            known.required(),
            known.fillBy(),
            known.origin());
  }

  /**
   * Find whom a tag means: by key, or {@code signer2} for the second to sign, whatever the key; the
   * sender gives values, but no signature.
   */
  private @Nullable String owner(String named, PropertyType type) {
    if (named.equals(Property.SENDER) && !GIVEN_IN_PERSON.contains(type)) {
      return named;
    }
    if (named.equals(FieldNames.SEAL) || signers.contains(named)) {
      return named;
    }
    String plain = plain(named);
    for (String signer : signers) {
      if (plain(signer).equals(plain)) {
        return signer;
      }
    }
    Matcher number = NUMBERED.matcher(plain);
    int index = number.matches() ? Integer.parseInt(number.group(1)) : 0;
    return index >= 1 && index <= signers.size() ? signers.get(index - 1) : null;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private void warn(Smartfield field, String document) {
    boolean used = field.status() == FieldStatus.PLACED;
    if (!used || field.problem() != null) {
      warnings.add(
          "Smartfield "
              + field.name()
              + " on page "
              + field.page()
              + " of "
              + document
              + (used ? "" : " is not used: " + words(field.status()))
              + (field.problem() == null ? "" : ": " + field.problem()));
    }
  }

  private static String words(FieldStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<Property> properties() {
    return List.copyOf(properties.values());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
