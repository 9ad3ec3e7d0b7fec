package gateway.contract;

/** What is known about each tenant. */
@FunctionalInterface
public interface Organisations {
  Organisation of(TenantId tenant);
}
