package gateway.web;

import gateway.journey.Visitor;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Finds out from where a request comes. {@code X-Forwarded-For} counts only when a listed proxy
 * sent it: anybody can write it. The last address in it that is no listed proxy is the client's.
 */
public final class ClientAddress {
  private final Set<String> proxies;

  /**
   * @param proxies addresses of the reverse proxies in front of us
   */
  public ClientAddress(Set<String> proxies) {
    this.proxies = Set.copyOf(proxies);
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
    if (forwarded.isEmpty() || !proxies.contains(peer)) {
      return peer;
    }
    String[] hops = forwarded.split(",", -1);
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!hop.matches("[0-9a-fA-F.:]{2,45}")) {
        return peer; // not an address: nothing further left can be believed
      }
      if (!proxies.contains(hop)) {
        return hop;
      }
    }
    return peer;
  }
}
