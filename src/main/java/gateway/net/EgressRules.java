package gateway.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the gateway may connect to. "No private addresses" cannot be the rule: the ERP of a
 * self-hosted gateway is on one. So what the operator wrote is trusted further than what came over
 * the API, and the operator's list widens both.
 */
public final class EgressRules {
  private static final Pattern LOOPBACK_IN_NUMBERS = Pattern.compile("127(\\.\\d{1,3}){1,3}");

  private final Set<String> hosts;
  private final List<Cidr> blocks;

  /**
   * @param allowed address blocks ({@code 10.1.0.0/16}), addresses or host names
   */
  public EgressRules(Collection<String> allowed) {
    Set<String> names = new HashSet<>();
    List<Cidr> networks = new ArrayList<>();
    for (String entry : allowed) {
      String text = entry.strip().toLowerCase(Locale.ROOT);
      if (text.contains("/") || Cidr.isNumeric(text)) {
        networks.add(Cidr.parse(text));
      } else if (!text.isEmpty()) {
        names.add(text);
      }
    }
    this.hosts = Set.copyOf(names);
    this.blocks = List.copyOf(networks);
  }

  /** Read a setting: entries separated by commas or blanks; empty allows nothing beyond. */
  public static EgressRules parse(String setting) {
    return new EgressRules(Stream.of(setting.split("[,\\s]+")).toList());
  }

  /** Who named the address. */
  public enum NamedBy {
    /** Connector folder or settings: private addresses, and loopback written as such. */
    OPERATOR,
    /** Somebody over the API: public addresses only. */
    TENANT
  }

  /**
   * Return those of the resolved addresses that may be connected to.
   *
   * @param host as written in the URL
   */
  List<InetAddress> permitted(NamedBy namedBy, String host, InetAddress... resolved) {
    return Arrays.stream(resolved).filter(address -> isPermitted(namedBy, host, address)).toList();
  }

  private boolean isPermitted(NamedBy namedBy, String host, InetAddress address) {
    String name = bare(host);
    boolean listed =
        hosts.contains(name) || blocks.stream().anyMatch(block -> block.contains(address));
    return switch (AddressRange.of(address)) {
      case PUBLIC -> true;
      case PRIVATE -> listed || namedBy == NamedBy.OPERATOR;
      // A name that resolves to this machine is how DNS rebinding reaches our own ports.
      case LOOPBACK -> listed || (namedBy == NamedBy.OPERATOR && isLoopbackAsWritten(name));
      case NEVER -> false;
    };
  }

  /** Whether a URL's host names this machine by itself, whatever a name look-up would say. */
  public static boolean isLoopbackAsWritten(String host) {
    String name = bare(host);
    return name.equals("localhost")
        || name.equals("::1")
        || LOOPBACK_IN_NUMBERS.matcher(name).matches();
  }

  private static String bare(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
