package gateway.intake;

import gateway.base.Ids;
import gateway.contract.Customer;
import gateway.contract.CustomerId;
import gateway.contract.Customers;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer a person is, or makes a new one. Number known: that one. Else the same e-mail
 * address without other names, or the same first name, last name and company, but only if that is
 * one record which has no other number. Else a new one: a wrong merge costs more than a double.
 */
final class CustomerMerge {
  private final Customers customers;
  private final Ids ids;
  private final Clock clock;

  CustomerMerge(Customers customers, Ids ids, Clock clock) {
    this.customers = customers;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What to write.
   *
   * @param former the record as it was, null when the customer is new
   */
  record Merged(@Nullable Customer former, Customer now) {}

  Merged merge(TenantId tenant, Person person) {
    Optional<Customer> known = find(tenant, person);
    if (known.isEmpty()) {
      CustomerId id = new CustomerId(ids.next());
      String number = person.get(PersonField.number);
      return new Merged(null, new Customer(id, tenant, number, person, clock.instant()));
    }
    Customer former = known.get();
    String number = former.number() == null ? person.get(PersonField.number) : former.number();
    Person merged = former.person().overwrittenBy(person);
    return new Merged(former, new Customer(former.id(), tenant, number, merged, clock.instant()));
  }

  private Optional<Customer> find(TenantId tenant, Person person) {
    String number = person.get(PersonField.number);
    if (number != null) {
      Optional<Customer> byNumber = customers.byNumber(tenant, number);
      if (byNumber.isPresent()) {
        return byNumber;
      }
    }
    String email = person.get(PersonField.email);
    if (email != null) {
      Optional<Customer> only =
          only(
              customers.byEmail(tenant, email).stream()
                  .filter(candidate -> sameOrUnknown(candidate, person, PersonField.firstName))
                  .filter(candidate -> sameOrUnknown(candidate, person, PersonField.lastName))
                  .toList(),
              number);
      if (only.isPresent()) {
        return only;
      }
    }
    String first = person.get(PersonField.firstName);
    String last = person.get(PersonField.lastName);
    if (first != null && last != null) {
      String company = person.orEmpty(PersonField.company);
      return only(
          customers.byName(tenant, first, last, company).stream()
              // Two people can share a name: another address means another person.
              .filter(candidate -> sameOrUnknown(candidate, person, PersonField.email))
              .toList(),
          number);
    }
    return Optional.empty();
  }

  private static Optional<Customer> only(List<Customer> candidates, @Nullable String number) {
    if (candidates.size() != 1) {
      return Optional.empty();
    }
    Customer only = candidates.get(0);
    boolean otherNumber =
        number != null && only.number() != null && !Objects.equals(number, only.number());
    return otherNumber ? Optional.empty() : Optional.of(only);
  }

  private static boolean sameOrUnknown(Customer known, Person person, PersonField field) {
    String theirs = known.person().get(field);
    String ours = person.get(field);
    return theirs == null || ours == null || theirs.equalsIgnoreCase(ours);
  }
}
