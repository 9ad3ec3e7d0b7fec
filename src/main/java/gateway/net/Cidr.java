package gateway.net;

import gateway.base.PermanentFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses such as {@code 10.0.0.0/8}; a single address is a block of one. */
record Cidr(byte[] network, int bits) {
  private static final Pattern NUMERIC =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!isNumeric(address)) {
      throw malformed(text);
    }
    try {
      byte[] network = InetAddress.getByName(address).getAddress();
      int all = network.length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw malformed(text);
      }
      return new Cidr(network, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw malformed(text);
    }
  }

  /** Whether the text is an address in numbers, so that no name look-up can happen. */
  static boolean isNumeric(String address) {
    return NUMERIC.matcher(address).matches();
  }

  private static PermanentFailure malformed(String text) {
    return new PermanentFailure(
        "net.allow-list",
        "\""
            + text
            + "\" in the list of allowed addresses is no address block. Write 10.0.0.0/8, fd00::/8,"
            + " 192.168.1.20 or a host name");
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != network.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >>> (i & 7);
      if ((other[i >> 3] & mask) != (network[i >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
