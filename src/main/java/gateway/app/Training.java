package gateway.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks one of each kind of page, so that the classes they need are in the archive that makes later
 * starts fast. Talks to this process only.
 */
final class Training {
  private Training() {}

  static void run(URI url) throws IOException {
    for (String path :
        new String[] {"", "openapi.yaml", "sign/none", "app/sign-in", "api/v1/contracts"}) {
      HttpURLConnection connection =
          (HttpURLConnection) url.resolve("/" + path).toURL().openConnection();
      connection.getResponseCode();
      connection.disconnect();
    }
  }
}
