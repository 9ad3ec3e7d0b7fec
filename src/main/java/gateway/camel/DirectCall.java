package gateway.camel;

import gateway.base.TransientFailure;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Calls a {@code direct:} route with a typed body and gives its failure back as it was thrown. */
public final class DirectCall {
  private final ProducerTemplate template;

  public DirectCall(CamelContext context) {
    this.template = context.createProducerTemplate();
  }

  /** Run the route and return its body, which may be null. */
  public <T> @Nullable T call(String endpoint, Object body, Class<T> answer) {
    Exchange exchange =
        template.send(
            endpoint, ExchangePattern.InOut, message -> message.getMessage().setBody(body));
    Exception failure = exchange.getException();
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure != null) {
      throw new TransientFailure("route.failed", "The route " + endpoint + " failed", failure);
    }
    return exchange.getMessage().getBody(answer);
  }
}
