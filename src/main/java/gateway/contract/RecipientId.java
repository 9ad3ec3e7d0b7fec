package gateway.contract;

import gateway.base.Ids;

/** The id of a recipient of a contract; public form {@code rec_…}. */
public record RecipientId(long value) implements Comparable<RecipientId> {
  public static RecipientId parse(String text) {
    return new RecipientId(Ids.parse("rec", text));
  }

  @Override
  public int compareTo(RecipientId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Ids.text("rec", value);
  }
}
