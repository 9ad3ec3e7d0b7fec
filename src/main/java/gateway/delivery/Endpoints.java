package gateway.delivery;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.TenantId;
import gateway.contract.Work;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events go, with each endpoint's secrets and state. */
public final class Endpoints {
  /** As a secret's name: the endpoint's own generated secret. */
  public static final String GENERATED = "(generated)";

  private static final Duration OVERLAP = Duration.ofHours(24);

  private final EndpointRows rows;
  private final DeliveryRows deliveries;
  private final Transactions transactions;
  private final Work work;
  private final Ids ids;
  private final Clock clock;

  public Endpoints(
      EndpointRows rows,
      DeliveryRows deliveries,
      Transactions transactions,
      Work work,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.deliveries = deliveries;
    this.transactions = transactions;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Find or make the endpoint, in the running transaction.
   *
   * @param secretName a secret the operator named, or {@link #GENERATED} when somebody named the
   *     URL over the API
   */
  public Endpoint named(TenantId tenant, URI url, String secretName) {
    CallbackUrl.check(url);
    boolean byOperator = !secretName.equals(GENERATED);
    return transactions.call(
        () -> {
          Endpoint endpoint = rows.find(tenant, url).orElseGet(() -> make(tenant, url, secretName));
          if (!byOperator || secretName.equals(endpoint.secretName())) {
            return endpoint;
          }
          rows.nameSecret(endpoint.id(), secretName);
          return rows.find(endpoint.id()).orElseThrow();
        });
  }

  private Endpoint make(TenantId tenant, URI url, String secretName) {
    boolean byOperator = !secretName.equals(GENERATED);
    rows.insertIfAbsent(
        new Endpoint(
            ids.next(),
            tenant,
            url,
            byOperator ? Endpoint.NamedBy.OPERATOR : Endpoint.NamedBy.TENANT,
            byOperator ? secretName : null,
            byOperator ? null : CallbackSignature.newSecret(),
            null,
            null,
            Endpoint.State.ACTIVE,
            null),
        clock.instant());
    return rows.find(tenant, url).orElseThrow();
  }

  public List<Endpoint> list(TenantId tenant) {
    return rows.list(tenant);
  }

  /** Make a new generated secret, to be shown once; the old one signs too for 24 hours. */
  public String rotateSecret(TenantId tenant, long id) {
    return transactions.call(
        () -> {
          Endpoint endpoint = require(tenant, id);
          if (endpoint.secretName() != null) {
            throw new PermanentFailure(
                "endpoint.secret-named",
                "This endpoint's secret is kept by the operator. Change it where it is kept");
          }
          String secret = CallbackSignature.newSecret();
          rows.rotate(id, secret, endpoint.secret(), clock.instant().plus(OVERLAP));
          return secret;
        });
  }

  /** Send nothing there any more; events queue meanwhile. */
  public void disable(long id, String reason) {
    transactions.run(() -> rows.setState(id, Endpoint.State.DISABLED, reason));
  }

  /** Send again, beginning with what has queued. */
  public void enable(TenantId tenant, long id) {
    transactions.run(
        () -> {
          require(tenant, id);
          reopen(id);
        });
  }

  /** Send again, in the running transaction; reads no secret. */
  void reopen(long id) {
    rows.setState(id, Endpoint.State.ACTIVE, null);
    for (long delivery : deliveries.waiting(id)) {
      work.schedule(Work.DELIVERY, Long.toString(delivery), Duration.ZERO);
    }
  }

  Endpoint get(long id) {
    return rows.find(id).orElseThrow();
  }

  /** Return the secrets to sign with now, the newest first. */
  List<String> liveSecrets(Endpoint endpoint, Secrets secrets) {
    String name = endpoint.secretName();
    if (name != null) {
      return List.of(secrets.value(name));
    }
    List<String> live = new ArrayList<>();
    addIfPresent(live, endpoint.secret());
    if (endpoint.previousUntil() != null && endpoint.previousUntil().isAfter(clock.instant())) {
      addIfPresent(live, endpoint.previousSecret());
    }
    return live;
  }

  private static void addIfPresent(List<String> list, @Nullable String secret) {
    if (secret != null) {
      list.add(secret);
    }
  }

  private Endpoint require(TenantId tenant, long id) {
    return rows.find(id)
        .filter(endpoint -> endpoint.tenant().equals(tenant))
        .orElseThrow(
            () -> new PermanentFailure("endpoint.unknown", "There is no endpoint with this id"));
  }
}
