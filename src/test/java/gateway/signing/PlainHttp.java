package gateway.signing;

import gateway.base.OutboundHttp;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Outbound HTTP without rules, for the loopback interface. */
public final class PlainHttp implements OutboundHttp {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Answer post(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.url())
            .timeout(request.totalTime())
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    try {
      HttpResponse<byte[]> answer =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(null),
          answer.body(),
          null);
    } catch (IOException e) {
      throw new TransientFailure("net.unreachable", "The server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("net.unreachable", "Interrupted", e);
    }
  }
}
