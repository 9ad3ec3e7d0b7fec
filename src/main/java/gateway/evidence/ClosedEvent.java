package gateway.evidence;

import gateway.contract.BlobRef;
import gateway.contract.Document;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of {@code contract.closed}: nobody should have to parse a PDF to learn what it says. */
final class ClosedEvent {
  private ClosedEvent() {}

  static Map<String, Object> data(
      List<Document> documents,
      BlobRef evidence,
      List<Property> properties,
      List<Recipient> recipients) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    properties.forEach(property -> values.put(property.key(), property.value()));
    return Map.of(
        "documents",
        documents.stream()
            .map(
                document ->
                    Map.of(
                        "index",
                        document.index(),
                        "name",
                        document.name(),
                        "sha256",
                        document.current().sha256()))
            .toList(),
        "evidence",
        Map.of("sha256", evidence.sha256()),
        "properties",
        values,
        "recipients",
        recipients.stream().map(ClosedEvent::recipient).toList());
  }

  private static Map<String, Object> recipient(Recipient recipient) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", recipient.id().toString());
    data.put("key", recipient.key());
    data.put("role", recipient.role().name().toLowerCase(java.util.Locale.ROOT));
    data.put("status", recipient.status().name());
    data.put("name", recipient.person().displayName());
    data.put("email", recipient.person().orEmpty(PersonField.email));
    if (recipient.actedAt() != null) {
      data.put("actedAt", recipient.actedAt().toString());
    }
    return data;
  }
}
