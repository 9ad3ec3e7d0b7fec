package gateway.net;

import gateway.base.GatewayFailure;
import gateway.base.OutboundHttp;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP through the egress rules, on Apache HttpClient; a watchdog bounds the whole exchange. */
public final class GuardedHttp implements OutboundHttp, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedHttp.class);
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

  private final CloseableHttpClient client;
  private final ScheduledExecutorService watchdog;

  GuardedHttp(EgressRules rules, EgressRules.NamedBy namedBy, GuardedResolver.Names names) {
    this.client = GuardedClient.build(new GuardedResolver(rules, namedBy, names));
    this.watchdog = watchdog();
  }

  /** For URLs written in a connector folder or in the settings. */
  public static GuardedHttp forOperator(EgressRules rules) {
    return new GuardedHttp(rules, EgressRules.NamedBy.OPERATOR, InetAddress::getAllByName);
  }

  /** For URLs that somebody named over the API. */
  public static GuardedHttp forTenant(EgressRules rules) {
    return new GuardedHttp(rules, EgressRules.NamedBy.TENANT, InetAddress::getAllByName);
  }

  private static ScheduledExecutorService watchdog() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "http-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @Override
  public Answer post(Request request) {
    URI url = checked(request.url());
    HttpPost post = new HttpPost(url);
    request.headers().forEach((name, value) -> setHeader(post, name, value));
    post.setEntity(new ByteArrayEntity(request.body(), null));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        watchdog.schedule(
            () -> {
              late.set(true);
              post.cancel();
            },
            request.totalTime().toMillis(),
            TimeUnit.MILLISECONDS);
    HttpHost target = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    try {
      return exchange(target, post, request.maxAnswer());
    } catch (IOException e) {
      throw failure(url, request, e, late.get());
    } finally {
      alarm.cancel(false);
    }
  }

  private static URI checked(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
      throw new PermanentFailure(
          "net.egress-refused",
          "Only http and https URLs with a host and without user name or password are called");
    }
    return url;
  }

  private static void setHeader(HttpPost post, String name, String value) {
    if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
      throw new PermanentFailure(
          "net.header", "The header " + name.replaceAll("[^A-Za-z0-9-]", "?") + " cannot be sent");
    }
    post.setHeader(name, value);
  }

  private Answer exchange(HttpHost target, HttpPost post, int maxAnswer) throws IOException {
    ClassicHttpResponse response = client.executeOpen(target, post, null);
    boolean cut = true;
    try {
      HttpEntity entity = response.getEntity();
      byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(maxAnswer);
      cut = body.length == maxAnswer;
      return new Answer(
          response.getCode(), value(response, "Content-Type"), body, seconds(response));
    } finally {
      close(response, post, cut);
    }
  }

  /** Closing reads the rest of the body, however long it is, unless the line is cut before. */
  private static void close(ClassicHttpResponse response, HttpPost post, boolean cut)
      throws IOException {
    if (!cut) {
      response.close();
      return;
    }
    post.cancel();
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace("The cut connection ended as expected", e);
    }
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static @Nullable Long seconds(ClassicHttpResponse response) {
    String value = value(response, "Retry-After");
    return value != null && value.strip().matches("\\d{1,9}") ? Long.valueOf(value.strip()) : null;
  }

  private static GatewayFailure failure(URI url, Request request, IOException e, boolean late) {
    String host = url.getHost();
    if (e instanceof EgressRefusedException) {
      return new PermanentFailure(
          "net.egress-refused",
          "The address of "
              + host
              + " must not be called. If it is meant, the operator adds it to the allowed addresses",
          e);
    }
    if (late || e instanceof InterruptedIOException) {
      return new TransientFailure(
          "net.timeout",
          host + " did not answer in full within " + request.totalTime().toSeconds() + " s",
          e);
    }
    return new TransientFailure("net.unreachable", host + " could not be reached", e);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new TransientFailure("net.close", "The HTTP client did not close", e);
    }
  }
}
