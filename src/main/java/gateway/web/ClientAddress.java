package gateway.web;

import gateway.base.PermanentFailure;
import gateway.journey.Visitor;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out from where a request comes. {@code X-Forwarded-For} counts only when a listed proxy
 * sent it: anybody can write it. The last address in it that is no listed proxy is the client's.
 */
public final class ClientAddress {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]{0,39}");

  private final Set<String> proxies;

  /**
   * @param proxies addresses of the reverse proxies in front of us
   * @throws PermanentFailure {@code settings.proxies} when one is no address: it would be believed
   *     by nobody, and everybody would seem to come from the proxy
   */
  public ClientAddress(Set<String> proxies) {
    this.proxies =
        proxies.stream().map(ClientAddress::proxy).collect(Collectors.toUnmodifiableSet());
  }

  private static String proxy(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new PermanentFailure(
          "settings.proxies",
          "paraph.trusted-proxies holds \""
              + text
              + "\"; write the address of each proxy in numbers, such as 10.0.0.5 or fd00::5");
    }
    return canonical(text);
  }

  /** The same address in one spelling: IPv6 has many. No name is ever looked up. */
  private static String canonical(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException e) {
      return address; // numbers and colons, but no address: equal to itself only
    }
  }

  /** Return from where a request comes, and what the browser calls itself. */
  public Visitor visitor(HttpServerRequest request) {
    String agent = request.getHeader("User-Agent");
    return new Visitor(
        of(
            request.remoteAddress().hostAddress(),
            // A proxy may add a line of its own below the one that the client wrote.
            String.join(",", request.headers().getAll("X-Forwarded-For"))),
        agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " "));
  }

  String of(String peer, String forwarded) {
    if (forwarded.isEmpty() || !proxies.contains(canonical(peer))) {
      return peer;
    }
    String[] hops = forwarded.split(",", -1);
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!ADDRESS.matcher(hop).matches()) {
        return peer; // not an address: nothing further left can be believed
      }
      if (!proxies.contains(canonical(hop))) {
        return hop;
      }
    }
    return peer;
  }
}
