package gateway.web;

import gateway.access.Idempotency;
import gateway.contract.TenantId;
import java.util.HashMap;
import java.util.Map;

/** Idempotency keys in memory. */
final class InMemoryIdempotency implements Idempotency {
  private final Map<String, String> claimed = new HashMap<>();
  private final Map<String, Integer> statuses = new HashMap<>();
  final Map<String, byte[]> answers = new HashMap<>();

  @Override
  public synchronized Claim claim(
      TenantId tenant, String operation, String key, String fingerprint) {
    String before = claimed.putIfAbsent(tenant + operation + key, fingerprint);
    if (before == null) {
      return new Claim.Fresh();
    }
    if (!before.equals(fingerprint)) {
      return new Claim.Conflict();
    }
    byte[] answer = answers.get(tenant + operation + key);
    return answer == null
        ? new Claim.InProgress()
        : new Claim.Replay(statuses.get(tenant + operation + key), answer);
  }

  @Override
  public synchronized void finish(
      TenantId tenant, String operation, String key, int status, byte[] body) {
    answers.put(tenant + operation + key, body);
    statuses.put(tenant + operation + key, status);
  }

  @Override
  public synchronized void release(TenantId tenant, String operation, String key) {
    claimed.remove(tenant + operation + key);
  }
}
