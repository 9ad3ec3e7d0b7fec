package gateway.store;

import gateway.contract.Customer;
import gateway.contract.CustomerId;
import gateway.contract.Customers;
import gateway.contract.PersonField;
import gateway.contract.TenantId;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Customers in the database; who they may be is found through folded copies of their names. */
public final class JdbcCustomers implements Customers {
  private final Database database;

  public JdbcCustomers(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Customer> byNumber(TenantId tenant, String number) {
    hold(tenant);
    return database.queryOne(
        "SELECT * FROM customer WHERE tenant = ? AND number = ?",
        JdbcCustomers::read,
        tenant.value(),
        number);
  }

  @Override
  public List<Customer> byEmail(TenantId tenant, String email) {
    hold(tenant);
    return database.query(
        "SELECT * FROM customer WHERE tenant = ? AND email_key = ? AND email_key <> '' ORDER BY id",
        JdbcCustomers::read,
        tenant.value(),
        folded(email));
  }

  @Override
  public List<Customer> byName(TenantId tenant, String firstName, String lastName, String company) {
    hold(tenant);
    return database.query(
        """
        SELECT * FROM customer
        WHERE tenant = ? AND last_key = ? AND first_key = ? AND company_key = ? ORDER BY id
        """,
        JdbcCustomers::read,
        tenant.value(),
        folded(lastName),
        folded(firstName),
        folded(company));
  }

  @Override
  public void put(Customer customer) {
    int changed =
        database.update(
            """
            INSERT INTO customer (id, tenant, number, person, email_key, first_key, last_key,
              company_key, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET number = excluded.number, person = excluded.person,
              email_key = excluded.email_key, first_key = excluded.first_key,
              last_key = excluded.last_key, company_key = excluded.company_key,
              updated_at = excluded.updated_at
            WHERE customer.tenant = excluded.tenant
            """,
            customer.id().value(),
            customer.tenant().value(),
            customer.number(),
            Json.write(customer.person().values()),
            key(customer, PersonField.email),
            key(customer, PersonField.firstName),
            key(customer, PersonField.lastName),
            key(customer, PersonField.company),
            customer.updatedAt());
    if (changed == 0) {
      throw new IllegalStateException("customer " + customer.id() + " is another tenant's");
    }
  }

  // Who a person is depends on all customers of the tenant, also on those not yet there.
  private void hold(TenantId tenant) {
    database.hold("customers", tenant);
  }

  private static Customer read(Row row) {
    return new Customer(
        new CustomerId(row.number("id")),
        new TenantId(row.text("tenant")),
        row.textOrNull("number"),
        ContractRows.person(row.text("person")),
        row.instant("updated_at"));
  }

  private static String key(Customer customer, PersonField field) {
    return folded(customer.person().orEmpty(field));
  }

  // An accent typed as one character or as two is the same name; SQLite's lower() knows ASCII only.
  private static String folded(String value) {
    return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
