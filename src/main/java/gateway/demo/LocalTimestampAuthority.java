package gateway.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gateway.signing.CertificateIssue;
import gateway.signing.Certificates;
import gateway.signing.CryptoProvider;
import gateway.signing.SigningIdentity;
import gateway.signing.StoredIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An RFC 3161 authority on the loopback interface, for the demo and the tests. Its keys lie in a
 * folder, so that a restart stays the same authority. Nobody else should believe its time.
 */
public final class LocalTimestampAuthority implements AutoCloseable {
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LARGEST_REQUEST = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final SigningIdentity identity;
  private final Clock clock;
  private volatile boolean paused;

  private LocalTimestampAuthority(
      HttpServer server, ExecutorService threads, SigningIdentity identity, Clock clock) {
    this.server = server;
    this.threads = threads;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Start it.
   *
   * @param port 0 for any free one
   */
  public static LocalTimestampAuthority start(Path folder, int port) throws IOException {
    return start(folder, port, Clock.systemUTC());
  }

  /** Start it with another clock, which its timestamps will show. */
  public static LocalTimestampAuthority start(Path folder, int port, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            2,
            work -> {
              Thread thread = new Thread(work, "timestamp-authority");
              thread.setDaemon(true);
              return thread;
            });
    LocalTimestampAuthority authority =
        new LocalTimestampAuthority(server, threads, identity(folder, clock), clock);
    server.setExecutor(threads);
    server.createContext("/", authority::answer);
    server.start();
    return authority;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
  }

  /** Return the root to trust. */
  public X509Certificate root() {
    return identity.issuers().get(0);
  }

  public String rootPem() {
    return Certificates.pem(root());
  }

  /** Answer 503 to everything until {@link #resume()}. */
  public void pause() {
    paused = true;
  }

  public void resume() {
    paused = false;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
      if (paused) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      byte[] answer = stamp(new TimeStampRequest(body)).getEncoded();
      exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no timestamp could be made", e);
    }
  }

  private TimeStampResponse stamp(TimeStampRequest request)
      throws TSPException, GeneralSecurityException, OperatorCreationException, IOException {
    // Generators are not safe for several threads, and cheap.
    DigestCalculator sha256 =
        new BcDigestCalculatorProvider()
            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(CryptoProvider.BOUNCY_CASTLE)
                .build("SHA256withECDSA", identity.key(), identity.certificate()),
            sha256,
            POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(identity.certificate(), root())));
    tokens.setAccuracySeconds(1);
    TimeStampResponseGenerator responses =
        new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    return responses.generate(request, new BigInteger(128, RANDOM), Date.from(clock.instant()));
  }

  private static SigningIdentity identity(Path folder, Clock clock) throws IOException {
    Path rootFile = folder.resolve("tsa-root.key");
    Path ownFile = folder.resolve("tsa.key");
    if (!Files.exists(ownFile)) {
      KeyPair rootKeys = Certificates.newKeyPair();
      var from = clock.instant().minus(Duration.ofDays(1));
      var until = clock.instant().plus(Duration.ofDays(3650));
      X509Certificate root =
          new CertificateIssue(
                  new X500Name("CN=Paraph Demo TSA Root"), rootKeys.getPublic(), from, until)
              .authority()
              .selfSigned(rootKeys.getPrivate());
      SigningIdentity issuer = new SigningIdentity(rootKeys.getPrivate(), root, List.of());
      KeyPair keys = Certificates.newKeyPair();
      X509Certificate own =
          new CertificateIssue(new X500Name("CN=Paraph Demo TSA"), keys.getPublic(), from, until)
              .timestamper()
              .withoutRevocation()
              .issuedBy(issuer);
      write(rootFile, StoredIdentity.write(rootKeys.getPrivate(), root));
      write(ownFile, StoredIdentity.write(keys.getPrivate(), own));
    }
    SigningIdentity root = StoredIdentity.read(Files.readAllBytes(rootFile), List.of());
    return StoredIdentity.read(Files.readAllBytes(ownFile), List.of(root.certificate()));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporary, bytes);
    if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
