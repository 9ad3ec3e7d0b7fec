package gateway.signing.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may fill what, as the document itself says: each signature field names the fields that belong
 * to its signer (its /Lock). A document that says nothing leaves it open.
 */
final class FieldOwners {
  private final Map<String, Set<String>> owned = new LinkedHashMap<>();

  FieldOwners(RevisionSnapshot revision) {
    revision
        .fields()
        .forEach(
            (name, field) -> {
              if (field.owns() != null) {
                owned.put(name, field.owns());
              }
            });
  }

  /** Whether the document says anything about it. */
  boolean known() {
    return !owned.isEmpty();
  }

  boolean mayFill(@Nullable String signatureField, String field) {
    return owned.getOrDefault(String.valueOf(signatureField), Set.of()).contains(field);
  }

  /** Return whose the field is, in words. */
  String ownerOf(String field) {
    return owned.entrySet().stream()
        .filter(one -> one.getValue().contains(field))
        .map(one -> "belongs to " + one.getKey().replaceFirst("^sig\\.", ""))
        .findFirst()
        .orElse("nobody may fill");
  }
}
