package gateway.intake;

import gateway.contract.Property;
import gateway.contract.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Where one property of a contract gets its value: a column, a constant, or a person who fills it.
 *
 * @param fillBy who gives it when the row does not: a recipient's key or {@code sender}
 */
public record PropertyMapping(
    String key,
    @Nullable FieldMapping column,
    @Nullable String constant,
    String label,
    PropertyType type,
    boolean required,
    String fillBy) {

  /** Make the property of a row; {@code feed} says where a value came from, for people. */
  Property property(CsvRow row, String feed) {
    String value = constant;
    String origin = feed + " contract.yaml";
    if (column != null) {
      value = column.value(row);
      origin = feed + " " + row.location();
    }
    boolean known = value != null && !value.isEmpty();
    return new Property(
        key, known ? value : null, label, type, required, fillBy, known ? origin : "");
  }
}
