package gateway.demo;

import java.net.URI;
import java.util.Set;

/** A gateway that answers. */
public interface RunningGateway extends AutoCloseable {
  /** Where it answers on this machine, for example {@code http://127.0.0.1:8080}. */
  URI baseUrl();

  /** Make a new API key of the default tenant with these scopes. */
  String apiKey(Set<String> scopes);

  /** Finish what is in hand and stop. */
  @Override
  void close();
}
