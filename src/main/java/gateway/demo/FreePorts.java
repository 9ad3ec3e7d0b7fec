package gateway.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses ports below the range from which the system takes ports for outgoing connections, so that
 * they are likely still free when the same demo is run again.
 */
final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 200;

  private FreePorts() {}

  /** Return a free port for each name, all different. */
  static Map<String, Integer> choose(List<String> names) throws IOException {
    SecureRandom random = new SecureRandom();
    Map<String, Integer> ports = new TreeMap<>();
    for (int n = 0; n < TRIES && ports.size() < names.size(); n++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (!ports.containsValue(port) && isFree(port)) {
        ports.put(names.get(ports.size()), port);
      }
    }
    if (ports.size() < names.size()) {
      throw new IOException("No free ports between " + LOWEST + " and " + HIGHEST);
    }
    return ports;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
