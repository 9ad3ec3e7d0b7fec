package gateway.smartfield;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.UnseenCharacters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field asks for, in whatever dialect.
 *
 * @param name the property's key; the raw inner text when malformed
 * @param recipient as written: a recipient's key, or a role that the intake resolves
 * @param options what may be chosen
 * @param option what this very place stands for, when a choice has one place for each option
 * @param width wanted by the author, in points; null leaves it to the layout
 * @param height as width
 * @param problem what is wrong, or worth a remark
 */
record TagMeaning(
    String name,
    FieldStatus status,
    PropertyType type,
    @Nullable String recipient,
    boolean required,
    List<String> options,
    @Nullable String option,
    @Nullable String format,
    @Nullable String label,
    @Nullable String preset,
    @Nullable Integer maxLength,
    @Nullable Double width,
    @Nullable Double height,
    @Nullable String problem) {
  TagMeaning {
    options = List.copyOf(options);
    // What people read of a document's own words; the sender did not type them and cannot mend
    // them.
    label = label == null ? null : UnseenCharacters.without(label);
  }

  static TagMeaning malformed(String inner, String problem) {
    return plain(
        UnseenCharacters.without(inner),
        FieldStatus.MALFORMED,
        PropertyType.TEXT,
        null,
        false,
        problem);
  }

  /** A tag that says nothing beyond its name. */
  static TagMeaning named(String name) {
    ReservedName meaning = ReservedName.of(name);
    return plain(
        name,
        meaning.status(),
        meaning.type(),
        meaning.recipient(),
        meaning.type() == PropertyType.SIGNATURE,
        meaning.status() == FieldStatus.PLACED
            ? null
            : "The name "
                + name
                + " is reserved, but means nothing. Use one of the reserved names, or one that"
                + " does not begin with sc_");
  }

  private static TagMeaning plain(
      String name,
      FieldStatus status,
      PropertyType type,
      @Nullable String recipient,
      boolean required,
      @Nullable String problem) {
    return new TagMeaning(
        name, status, type, recipient, required, List.of(), null, null, null, null, null, null,
        null, problem);
  }
}
