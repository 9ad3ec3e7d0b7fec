package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.base.Ids;
import gateway.contract.Customer;
import gateway.contract.Customers;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CustomerMergeTest {
  private final ListedCustomers customers = new ListedCustomers();
  private final CustomerMerge merge =
      new CustomerMerge(customers, new Ids(Clock.systemUTC(), 0), Clock.systemUTC());

  @Test
  void a_known_number_is_that_customer_whatever_else_changed() {
    Customer known = take(person("C-1", "Léa", "Martin", "lea@example.org"));
    Customer now = take(person("C-1", "Léa", "Durand", "lea.durand@example.org"));
    assertThat(now.id()).isEqualTo(known.id());
    assertThat(now.person().get(PersonField.lastName)).isEqualTo("Durand");
  }

  @Test
  void the_same_address_and_names_is_the_same_customer() {
    Customer known = take(person(null, "Léa", "Martin", "lea@example.org"));
    Customer now = take(person("C-2", "léa", "MARTIN", "Lea@Example.org"));
    assertThat(now.id()).isEqualTo(known.id());
    assertThat(now.number()).isEqualTo("C-2");
  }

  @Test
  void a_shared_address_with_other_names_never_overwrites() {
    Customer known = take(person(null, "Léa", "Martin", "famille@example.org"));
    Customer now = take(person(null, "Paul", "Martin", "famille@example.org"));
    assertThat(now.id()).isNotEqualTo(known.id());
    assertThat(customers.all).hasSize(2);
  }

  @Test
  void a_record_with_another_number_is_another_customer() {
    Customer known = take(person("C-1", "Léa", "Martin", "lea@example.org"));
    Customer now = take(person("C-9", "Léa", "Martin", "lea@example.org"));
    assertThat(now.id()).isNotEqualTo(known.id());
  }

  @Test
  void two_candidates_make_a_new_customer_rather_than_a_guess() {
    take(person("C-1", "Léa", "Martin", null));
    take(person("C-2", "Léa", "Martin", null));
    Customer now = take(person(null, "Léa", "Martin", null));
    assertThat(now.number()).isNull();
    assertThat(customers.all).hasSize(3);
  }

  @Test
  void the_former_values_are_told_for_the_ledger() {
    take(person("C-1", "Léa", "Martin", "lea@example.org"));
    CustomerMerge.Merged merged =
        merge.merge(TenantId.DEFAULT, person("C-1", "Léa", "Durand", "lea@example.org"));
    assertThat(merged.former()).isNotNull();
    assertThat(merged.former().person().get(PersonField.lastName)).isEqualTo("Martin");
  }

  private Customer take(Person person) {
    Customer now = merge.merge(TenantId.DEFAULT, person).now();
    customers.put(now);
    return now;
  }

  private static Person person(String number, String first, String last, String email) {
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    if (number != null) {
      values.put(PersonField.number, number);
    }
    values.put(PersonField.firstName, first);
    values.put(PersonField.lastName, last);
    if (email != null) {
      values.put(PersonField.email, email);
    }
    return new Person(values);
  }

  private static final class ListedCustomers implements Customers {
    final List<Customer> all = new ArrayList<>();

    private List<Customer> where(Predicate<Person> test) {
      return all.stream().filter(c -> test.test(c.person())).toList();
    }

    @Override
    public Optional<Customer> byNumber(TenantId tenant, String number) {
      return all.stream().filter(c -> number.equals(c.number())).findFirst();
    }

    @Override
    public List<Customer> byEmail(TenantId tenant, String email) {
      return where(p -> email.equalsIgnoreCase(p.get(PersonField.email)));
    }

    @Override
    public List<Customer> byName(TenantId tenant, String first, String last, String company) {
      return where(
          p ->
              first.equalsIgnoreCase(p.get(PersonField.firstName))
                  && last.equalsIgnoreCase(p.get(PersonField.lastName))
                  && company.equalsIgnoreCase(p.orEmpty(PersonField.company)));
    }

    @Override
    public void put(Customer customer) {
      all.removeIf(c -> c.id().equals(customer.id()));
      all.add(customer);
    }
  }
}
