package gateway.intake;

import gateway.contract.Level;
import gateway.contract.Person;
import gateway.contract.Property;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contract each row of a people file asks for: the row's person is the customer, everything
 * else is the same for every row.
 *
 * @param locale of the contract, and of a person whose row names no other
 * @param externalId the business tool's own number, null when rows have none
 */
public record ContractSettings(
    Files files,
    String title,
    String message,
    String locale,
    Level level,
    @Nullable FieldMapping externalId,
    ContractPeople people,
    List<PropertyMapping> properties,
    @Nullable Duration expiresAfter) {

  public ContractSettings {
    properties = List.copyOf(properties);
  }

  /** One document, signed by the row's person and nobody else. */
  public ContractSettings(
      Upload document,
      String title,
      String message,
      String locale,
      Level level,
      @Nullable FieldMapping externalId,
      List<PropertyMapping> properties,
      @Nullable Duration expiresAfter) {
    this(
        Files.ofDocuments(List.of(document)),
        title,
        message,
        locale,
        level,
        externalId,
        ContractPeople.CUSTOMER_SIGNS,
        properties,
        expiresAfter);
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
    ContractPeople here = people.with(person);
    return new ContractRequest(
        externalId == null ? null : emptyToNull(externalId.value(row)),
        title,
        message,
        level,
        locale,
        here.order(),
        expiresAfter == null ? null : clock.instant().plus(expiresAfter),
        here.remindEvery(),
        person,
        here.recipients(),
        values,
        here.collect(),
        List.of());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
