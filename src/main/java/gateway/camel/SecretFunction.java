package gateway.camel;

import gateway.connector.NamedSecrets;
import org.apache.camel.spi.PropertiesFunction;

/** Resolves {@code {{secret:NAME}}} inside Kamelets, so that client files hold names only. */
final class SecretFunction implements PropertiesFunction {
  private final NamedSecrets secrets;

  SecretFunction(NamedSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String getName() {
    return "secret";
  }

  @Override
  public String apply(String name) {
    return secrets.get(name);
  }
}
