package gateway.store;

import gateway.base.Ids;
import gateway.contract.ContractId;
import gateway.delivery.CallbackUrl;
import gateway.delivery.ContractCallbacks;
import gateway.intake.CallbackRegistry;
import gateway.intake.ContractRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The callbacks of contracts, in the table {@code contract_callback}. */
public final class JdbcCallbacks implements CallbackRegistry, ContractCallbacks {
  private final Database database;
  private final Ids ids;

  public JdbcCallbacks(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /**
   * @throws gateway.base.PermanentFailure {@code callback.url} when the URL can never be called
   */
  @Override
  public void register(ContractId contract, ContractRequest.CallbackRequest callback) {
    URI url = CallbackUrl.check(callback.url());
    database.update(
        "INSERT INTO contract_callback (id, contract, url, events, include) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (contract, url) DO NOTHING",
        ids.next(),
        contract.value(),
        url.toString(),
        joined(callback.events()),
        joined(callback.include()));
  }

  @Override
  public List<ContractCallback> of(ContractId contract) {
    return database.query(
        "SELECT url, events, include FROM contract_callback WHERE contract = ? ORDER BY id",
        row ->
            new ContractCallback(
                URI.create(row.text("url")), words(row.text("events")), words(row.text("include"))),
        contract.value());
  }

  private static String joined(Set<String> words) {
    return String.join(" ", new TreeSet<>(words));
  }

  private static Set<String> words(String joined) {
    return joined.isEmpty() ? Set.of() : Set.of(joined.split(" "));
  }
}
