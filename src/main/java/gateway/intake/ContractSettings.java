package gateway.intake;

import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Person;
import gateway.contract.Property;
import gateway.contract.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contract each row of a people file asks for: one document, one signer, who is the customer.
 *
 * @param document the PDF
 * @param locale of the contract, and of a person whose row names no other
 * @param externalId the business tool's own number, null when rows have none
 */
public record ContractSettings(
    Upload document,
    String title,
    String message,
    String locale,
    Level level,
    @Nullable FieldMapping externalId,
    List<PropertyMapping> properties,
    @Nullable Duration expiresAfter) {
  public static final String SIGNER = "signer1";

  public ContractSettings {
    properties = List.copyOf(properties);
  }

  /** Every column these settings read. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    if (externalId != null) {
      columns.addAll(externalId.columns());
    }
    for (PropertyMapping property : properties) {
      if (property.column() != null) {
        columns.addAll(property.column().columns());
      }
    }
    return columns;
  }

  /**
   * Make the request of a row.
   *
   * @throws gateway.base.PermanentFailure {@code row.…}, with file, line and column
   */
  ContractRequest request(CsvRow row, Person person, String feed, Clock clock) {
    List<Property> values = properties.stream().map(p -> p.property(row, feed)).toList();
    return new ContractRequest(
        externalId == null ? null : emptyToNull(externalId.value(row)),
        title,
        message,
        level,
        locale,
        SigningOrder.PARALLEL,
        expiresAfter == null ? null : clock.instant().plus(expiresAfter),
        null,
        person,
        List.of(
            new ContractRequest.RecipientRequest(
                SIGNER, Role.SIGNER, Mode.REMOTE_EMAIL, true, person, null)),
        values,
        List.of(),
        List.of());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
