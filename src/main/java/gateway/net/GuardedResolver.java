package gateway.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves and checks in one step. The client connects to exactly the addresses returned, so a name
 * that changes its answer between check and connection gains nothing.
 */
final class GuardedResolver implements DnsResolver {
  private final EgressRules rules;
  private final EgressRules.NamedBy namedBy;
  private final Names names;

  GuardedResolver(EgressRules rules, EgressRules.NamedBy namedBy, Names names) {
    this.rules = rules;
    this.namedBy = namedBy;
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<InetAddress> permitted = rules.permitted(namedBy, host, names.lookUp(host));
    if (permitted.isEmpty()) {
      throw new EgressRefusedException(host);
    }
    return permitted.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The machine's own name look-up; another one in tests. */
  @FunctionalInterface
  interface Names {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }
}
