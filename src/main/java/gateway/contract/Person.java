package gateway.contract;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person or a company's contact: checked values by field; blank values are left out. */
public record Person(Map<PersonField, String> values) {
  public static final Person NOBODY = new Person(Map.of());

  public Person {
    Map<PersonField, String> clean = new EnumMap<>(PersonField.class);
    values.forEach(
        (field, value) -> {
          if (!value.isBlank()) {
            clean.put(field, field.check(value));
          }
        });
    values = Collections.unmodifiableMap(clean);
  }

  public @Nullable String get(PersonField field) {
    return values.get(field);
  }

  public String orEmpty(PersonField field) {
    return values.getOrDefault(field, "");
  }

  /** Return this person with the other's values wherever the other has one. */
  public Person overwrittenBy(Person other) {
    Map<PersonField, String> merged = new EnumMap<>(PersonField.class);
    merged.putAll(values);
    merged.putAll(other.values);
    return new Person(merged);
  }

  /** Return first and last name, else the company, else the e-mail address, else an empty text. */
  public String displayName() {
    String name =
        Stream.of(get(PersonField.firstName), get(PersonField.lastName))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    if (!name.isEmpty()) {
      return name;
    }
    return values.getOrDefault(PersonField.company, orEmpty(PersonField.email));
  }
}
