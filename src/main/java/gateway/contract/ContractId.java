package gateway.contract;

import gateway.base.Ids;

/** The id of a contract; public form {@code con_…}. */
public record ContractId(long value) implements Comparable<ContractId> {
  public static ContractId parse(String text) {
    return new ContractId(Ids.parse("con", text));
  }

  @Override
  public int compareTo(ContractId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Ids.text("con", value);
  }
}
