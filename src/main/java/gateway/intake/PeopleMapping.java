package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.contract.Person;
import gateway.contract.PersonField;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the columns of a client's file become the fields of a person. Columns that are not named here
 * are not read at all.
 *
 * @param key columns that make a row the same row when it comes again; empty: all mapped ones
 */
public record PeopleMapping(
    Map<PersonField, FieldMapping> fields, List<String> key, CsvDialect.Overrides dialect) {

  public PeopleMapping {
    fields = Map.copyOf(fields);
    key = List.copyOf(key);
  }

  /** Every column the mapping reads. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(key);
    // In the order of the fields, so that messages name columns the same way each time.
    for (PersonField field : PersonField.values()) {
      FieldMapping mapping = fields.get(field);
      if (mapping != null) {
        columns.addAll(mapping.columns());
      }
    }
    return columns;
  }

  /**
   * Make the person of a row.
   *
   * @throws PermanentFailure {@code row.…} or {@code person.…}, with file, line and column
   */
  public Person person(CsvRow row) {
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    for (PersonField field : PersonField.values()) {
      FieldMapping mapping = fields.get(field);
      if (mapping != null) {
        values.put(field, checked(field, mapping, row));
      }
    }
    return new Person(values);
  }

  private static String checked(PersonField field, FieldMapping mapping, CsvRow row) {
    String value = mapping.value(row);
    try {
      return value.isEmpty() ? value : field.check(value);
    } catch (PermanentFailure e) {
      throw mapping.refused(row, e.code(), e.getMessage());
    }
  }
}
