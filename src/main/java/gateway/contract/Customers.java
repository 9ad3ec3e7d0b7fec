package gateway.contract;

import java.util.List;
import java.util.Optional;

/** The store of customers; writes join the running transaction. */
public interface Customers {
  Optional<Customer> byNumber(TenantId tenant, String number);

  /** Return all with this e-mail address, letter case ignored. */
  List<Customer> byEmail(TenantId tenant, String email);

  /** Return all with this first name, last name and company (empty when none), case ignored. */
  List<Customer> byName(TenantId tenant, String firstName, String lastName, String company);

  void put(Customer customer);
}
