package gateway.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What kind of address it is (IANA special-purpose registries, RFC 6890). */
enum AddressRange {
  /** Reachable from anywhere. */
  PUBLIC,
  /** RFC 1918, unique local, carrier-grade NAT, and everything else that is not global. */
  PRIVATE,
  LOOPBACK,
  /** Link-local with the clouds' metadata services, multicast, unspecified, broadcast. */
  NEVER;

  private static final List<Cidr> NEVER_V4 =
      blocks("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255");
  // The metadata services of Alibaba and Azure lie outside the link-local block.
  private static final List<Cidr> METADATA =
      blocks("100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254");
  private static final List<Cidr> PRIVATE_V4 =
      blocks(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "240.0.0.0/4");
  private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");
  private static final List<Cidr> SPECIAL_V6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final Cidr COMPATIBLE = Cidr.parse("::/96");
  private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

  static AddressRange of(InetAddress address) {
    if (isIn(METADATA, address)) {
      return NEVER;
    }
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    return address instanceof Inet6Address six ? ofV6(six) : ofV4(address);
  }

  private static AddressRange ofV4(InetAddress address) {
    if (isIn(NEVER_V4, address)) {
      return NEVER;
    }
    return isIn(PRIVATE_V4, address) ? PRIVATE : PUBLIC;
  }

  private static AddressRange ofV6(Inet6Address address) {
    if (address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()) {
      return NEVER;
    }
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address) || COMPATIBLE.contains(address)) {
      return translated(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return translated(Arrays.copyOfRange(bytes, 2, 6));
    }
    return GLOBAL_V6.contains(address) && !isIn(SPECIAL_V6, address) ? PUBLIC : PRIVATE;
  }

  /** An IPv4 address inside an IPv6 one is reached through a gateway: never better than private. */
  private static AddressRange translated(byte[] v4) {
    try {
      AddressRange inner = of(InetAddress.getByAddress(v4));
      return inner == PUBLIC ? PRIVATE : inner;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isIn(List<Cidr> blocks, InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<Cidr> blocks(String... blocks) {
    return Stream.of(blocks).map(Cidr::parse).toList();
  }
}
