package gateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A contract as the public API shows it.
 *
 * @param status in upper case: OPEN, SIGNED, CLOSED…
 * @param level reached, or asked for while none is
 * @param waitingFor in lower case, empty when it waits for nothing but its people
 * @param emails of everybody on it, in lower case
 */
record ContractSeen(
    String id,
    String externalId,
    String status,
    String level,
    String waitingFor,
    Set<String> emails) {
  private static final Set<String> CLOSED = Set.of("CLOSED", "ARCHIVED");
  private static final Set<String> LOST = Set.of("REFUSED", "EXPIRED", "ABANDONED");

  ContractSeen {
    emails = Set.copyOf(emails);
  }

  static ContractSeen of(JsonNode json) {
    return new ContractSeen(
        json.path("id").asText(),
        text(json, "externalId"),
        text(json, "status").toUpperCase(Locale.ROOT),
        text(json, json.path("levelReached").isTextual() ? "levelReached" : "level"),
        text(json, "waitingFor").toLowerCase(Locale.ROOT),
        json.findValuesAsText("email").stream()
            .map(email -> email.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  ContractSeen withEmails(Set<String> known) {
    return new ContractSeen(id, externalId, status, level, waitingFor, known);
  }

  boolean isClosed() {
    return CLOSED.contains(status);
  }

  /** Nobody can sign it any more. */
  boolean isLost() {
    return LOST.contains(status);
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).isTextual() ? json.path(name).asText() : "";
  }
}
