package gateway.contract;

import gateway.base.Ids;

/** The id of a customer; public form {@code cus_…}. */
public record CustomerId(long value) implements Comparable<CustomerId> {
  public static CustomerId parse(String text) {
    return new CustomerId(Ids.parse("cus", text));
  }

  @Override
  public int compareTo(CustomerId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Ids.text("cus", value);
  }
}
