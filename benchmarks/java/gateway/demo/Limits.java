package gateway.demo;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * What the machine itself can do, measured in the same run and on the same disk: without it a
 * figure of the gateway says nothing.
 */
record Limits(double syncs, double transactions, double keys, double signatures) {
  private static final long SPAN_NANOS = 3_000_000_000L;

  static Limits of(Path folder) throws Exception {
    return new Limits(
        measureSyncs(folder), measureTransactions(folder), measureKeys(), measureSignatures());
  }

  String text() {
    return String.format(
        "limits of this run: %,.0f syncs/s of 4 kB, %,.0f durable SQLite transactions/s,"
            + " %,.0f P-256 keys/s, %,.0f ECDSA signatures/s (one thread each)",
        syncs, transactions, keys, signatures);
  }

  private static double measureSyncs(Path folder) throws Exception {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("limit.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return perSecond(
          () -> {
            file.write(ByteBuffer.allocate(4_096));
            file.force(true);
            return null;
          });
    }
  }

  private static double measureTransactions(Path folder) throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("limit.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement set = connection.createStatement()) {
      set.execute("PRAGMA journal_mode=WAL");
      set.execute("PRAGMA synchronous=FULL");
      set.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, v TEXT)");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (v) VALUES (?)")) {
        return perSecond(() -> inserted(insert));
      }
    }
  }

  private static Void inserted(PreparedStatement insert) throws SQLException {
    insert.setString(1, "x".repeat(300));
    insert.executeUpdate();
    return null;
  }

  private static double measureKeys() throws Exception {
    KeyPairGenerator generator = generator();
    return perSecond(generator::generateKeyPair);
  }

  private static double measureSignatures() throws Exception {
    KeyPair pair = generator().generateKeyPair();
    byte[] digest = new byte[32];
    return perSecond(
        () -> {
          Signature signature = Signature.getInstance("SHA256withECDSA");
          signature.initSign(pair.getPrivate());
          signature.update(digest);
          return signature.sign();
        });
  }

  private static KeyPairGenerator generator() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator;
  }

  /** Repeat for three seconds, after a warm-up of half a second. */
  private static double perSecond(Callable<?> work) throws Exception {
    repeat(work, SPAN_NANOS / 6);
    return repeat(work, SPAN_NANOS);
  }

  private static double repeat(Callable<?> work, long span) throws Exception {
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < span) {
      work.call();
      count++;
    }
    return count * 1e9 / (System.nanoTime() - start);
  }
}
