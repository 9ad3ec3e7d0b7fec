package processors;

import gateway.web.ApiAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Puts an answer on the wire: its status, its type, its bytes, and no header from elsewhere. */
public final class AnswerHttp implements Processor {
  @Override
  public void process(Exchange exchange) throws Exception {
    Message message = exchange.getMessage();
    ApiAnswer answer = message.getMandatoryBody(ApiAnswer.class);
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
    message.setHeader("Cache-Control", "no-store");
    message.setHeader("X-Content-Type-Options", "nosniff");
    if (answer.status() == 401) {
      message.setHeader("WWW-Authenticate", "Bearer");
    }
    if (answer.status() == 503) {
      message.setHeader("Retry-After", "5");
    }
    message.setBody(answer.body());
  }
}
