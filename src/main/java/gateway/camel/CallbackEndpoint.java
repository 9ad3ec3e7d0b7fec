package gateway.camel;

import gateway.base.PermanentFailure;
import gateway.delivery.DeliveryOutbox;
import gateway.delivery.EventEnvelope;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code paraph:callback?url=…&secretName=…&format=json}: freezes the event for one address. Sends
 * nothing itself: the outbox does, after the running transaction.
 */
public final class CallbackEndpoint extends ParaphEndpoint {
  private final DeliveryOutbox outbox;
  private String url = "";
  private String secretName = "";
  private Format format = Format.JSON;

  CallbackEndpoint(String uri, ParaphComponent component, DeliveryOutbox outbox) {
    super(uri, component);
    this.outbox = outbox;
  }

  /** How the event is written. */
  public enum Format {
    JSON
  }

  public void setUrl(String url) {
    this.url = url;
  }

  public String getUrl() {
    return url;
  }

  public void setSecretName(String secretName) {
    this.secretName = secretName;
  }

  public String getSecretName() {
    return secretName;
  }

  public void setFormat(Format format) {
    this.format = format;
  }

  public Format getFormat() {
    return format;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    required("url", url);
    required("secretName", secretName);
  }

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) {
        freeze(exchange.getMessage().getBody());
      }
    };
  }

  private void freeze(Object body) {
    if (!(body instanceof EventEnvelope event)) {
      throw new PermanentFailure(
          "connector.body",
          "The route "
              + clientRoute()
              + " sends no event to its callback. Start it from paraph-events-source");
    }
    byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
    outbox.freeze(event, clientRoute(), URI.create(url), secretName, "application/json", json);
  }
}
