package gateway.delivery;

/** Secrets the operator keeps outside of connector files and database, by name. */
@FunctionalInterface
public interface Secrets {
  /**
   * Return the value.
   *
   * @throws gateway.base.PermanentFailure {@code secret.missing} saying where it is looked for
   */
  String value(String name);
}
