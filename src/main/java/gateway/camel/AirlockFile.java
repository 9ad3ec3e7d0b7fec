package gateway.camel;

import gateway.base.PermanentFailure;
import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;

/**
 * The airlock of file sources: copies the name and the place of the file into a typed record and
 * removes every header, so that nothing the other side wrote can steer a later step.
 */
public final class AirlockFile implements Processor {
  /** Exchange property: the folder on the server the file is moved to when the exchange ends. */
  static final String ARCHIVE = "paraphArchive";

  /** Exchange property: the {@link IncomingFile}, whatever later steps make of the body. */
  static final String FETCHED = "paraphFetched";

  private final PollRegistry polls;

  AirlockFile(PollRegistry polls) {
    this.polls = polls;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    String name = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
    File content = message.getBody(File.class);
    message.removeHeaders("*");
    if (name == null || content == null || !SafeFileNames.isSafe(name)) {
      throw new PermanentFailure(
          "intake.file-name",
          "The server lists a file whose name is no plain file name. Rename it");
    }
    IncomingFile file = new IncomingFile(name, content.toPath(), content.length());
    message.setBody(file);
    exchange.setProperty(FETCHED, file);
    exchange.setProperty(ARCHIVE, ".done");
    exchange.getExchangeExtension().addOnCompletion(new Failed(polls));
  }

  /** Tells the poll that a file could not be taken in, so that the next one waits longer. */
  private record Failed(PollRegistry polls) implements Synchronization {
    @Override
    public void onComplete(Exchange exchange) {}

    @Override
    public void onFailure(Exchange exchange) {
      Exception failure = exchange.getException();
      if (failure != null) {
        polls.failed(RouteNames.clientRoute(exchange.getFromRouteId()), failure);
      }
    }
  }
}
