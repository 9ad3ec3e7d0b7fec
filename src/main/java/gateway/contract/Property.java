package gateway.contract;

import org.jspecify.annotations.Nullable;

/**
 * One key and value of a contract; a smartfield's value is a property.
 *
 * @param value null while nobody has given one
 * @param fillBy a recipient's key, or {@code sender}
 * @param origin where the value came from, for people: {@code api}, {@code demo people.csv:3},
 *     {@code signer1}; empty while there is no value
 */
public record Property(
    String key,
    @Nullable String value,
    String label,
    PropertyType type,
    boolean required,
    String fillBy,
    String origin) {
  public static final String SENDER = "sender";

  public Property withValue(@Nullable String newValue, String newOrigin) {
    return new Property(key, newValue, label, type, required, fillBy, newOrigin);
  }
}
