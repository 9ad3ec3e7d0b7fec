package gateway.store;

import static gateway.store.Stores.ACME;
import static gateway.store.Stores.NOW;
import static gateway.store.Stores.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.TransientFailure;
import gateway.contract.Customer;
import gateway.contract.CustomerId;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.TenantId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcCustomersTest {
  @TempDir Path folder;
  private Database database;
  private JdbcCustomers customers;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    customers = new JdbcCustomers(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_customer_is_found_by_number_address_and_name_in_any_letter_case() {
    Customer lea = customer(ACME, "C-1", Stores.person("Léa", "ÉVRARD", "Lea@Example.org"));
    customers.put(lea);

    assertThat(customers.byNumber(ACME, "C-1")).contains(lea);
    assertThat(customers.byEmail(ACME, "lea@example.ORG")).containsExactly(lea);
    assertThat(customers.byName(ACME, "LÉA", "évrard", "")).containsExactly(lea);
    assertThat(customers.byName(ACME, "Le\u0301a", "E\u0301vrard", "")).containsExactly(lea);
    assertThat(customers.byName(ACME, "Léa", "Évrard", "ACME")).isEmpty();
  }

  @Test
  void another_tenant_finds_nobody_and_may_use_the_same_number() {
    Customer lea = customer(ACME, "C-1", Stores.person("Léa", "Martin", "lea@example.org"));
    customers.put(lea);

    assertThat(customers.byNumber(OTHER, "C-1")).isEmpty();
    assertThat(customers.byEmail(OTHER, "lea@example.org")).isEmpty();
    assertThat(customers.byName(OTHER, "Léa", "Martin", "")).isEmpty();
    customers.put(customer(OTHER, "C-1", Person.NOBODY));
    assertThat(customers.byNumber(ACME, "C-1")).contains(lea);
  }

  @Test
  void people_without_an_address_do_not_share_one() {
    customers.put(customer(ACME, null, new Person(Map.of(PersonField.lastName, "Roy"))));

    assertThat(customers.byEmail(ACME, "")).isEmpty();
  }

  @Test
  void putting_a_customer_again_replaces_what_is_known() {
    Customer lea = customer(ACME, null, Stores.person("Léa", "Martin", "lea@example.org"));
    customers.put(lea);
    Customer married =
        new Customer(
            lea.id(),
            ACME,
            "C-9",
            Stores.person("Léa", "Roy", "lea@example.org"),
            NOW.plusMillis(1));
    customers.put(married);

    assertThat(customers.byName(ACME, "Léa", "Martin", "")).isEmpty();
    assertThat(customers.byEmail(ACME, "lea@example.org")).containsExactly(married);
  }

  @Test
  void one_number_never_belongs_to_two_customers() {
    customers.put(customer(ACME, "C-1", Person.NOBODY));

    assertThatThrownBy(() -> customers.put(customer(ACME, "C-1", Person.NOBODY)))
        .isInstanceOf(TransientFailure.class);
  }

  private static Customer customer(TenantId tenant, String number, Person person) {
    return new Customer(new CustomerId(Stores.newId()), tenant, number, person, NOW);
  }
}
