package gateway.demo;

import gateway.base.PermanentFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Where everything of one demo lies. The gateway's own data is in the same folder, so that {@code
 * ./paraph books --data DIR} and the other commands work on it.
 */
record DemoFolder(Path root) {
  static final String CSV = "people.csv";
  static final String FTP_PASSWORD = "DEMO_FTP_PASSWORD";
  static final String ERP_SECRET = "DEMO_ERP_SECRET";
  private static final int SECRET_BYTES = 24;

  Path ftp() {
    return root.resolve("ftp");
  }

  Path mail() {
    return root.resolve("mail");
  }

  Path erp() {
    return root.resolve("erp");
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  Path timestamps() {
    return root.resolve("timestamp-authority");
  }

  Path out() {
    return root.resolve("out");
  }

  Path people() {
    return root.resolve(CSV);
  }

  /** Make the two secrets the demo's connector names, once. */
  void makeSecrets() throws IOException {
    byte[] random = new byte[2 * SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    makeSecret(FTP_PASSWORD, HexFormat.of().formatHex(random, 0, SECRET_BYTES));
    byte[] signing = Arrays.copyOfRange(random, SECRET_BYTES, random.length);
    makeSecret(ERP_SECRET, "whsec_" + Base64.getEncoder().encodeToString(signing));
  }

  String secret(String name) throws IOException {
    return Files.readString(secrets().resolve(name)).strip();
  }

  /**
   * Put the CSV into the FTP folder once, however often the process dies meanwhile: it is written
   * outside, noted, moved in, noted again. When it is noted as written but no longer lies outside,
   * the move had happened.
   *
   * @param inbox folder of the FTP server
   */
  DemoState deliverPeople(DemoState state, Path sample, String inbox) throws IOException {
    Path staged = root.resolve("people.csv.staged");
    Path arrivals = ftp().resolve(inbox);
    Files.createDirectories(arrivals);
    DemoState now = state;
    if (now.peopleCsv() == DemoState.CsvStage.ABSENT) {
      if (!Files.isRegularFile(sample)) {
        throw new PermanentFailure(
            "demo.people", "The demo needs " + sample + ", which belongs to the project");
      }
      byte[] csv = Files.readAllBytes(sample);
      SyncedFile.write(people(), csv);
      SyncedFile.write(staged, csv);
      now = now.withPeopleCsv(DemoState.CsvStage.STAGED).save(root);
    }
    if (now.peopleCsv() == DemoState.CsvStage.STAGED) {
      if (Files.exists(staged)) {
        SyncedFile.move(staged, arrivals.resolve(CSV));
      }
      now = now.withPeopleCsv(DemoState.CsvStage.DELIVERED).save(root);
    }
    return now;
  }

  private void makeSecret(String name, String value) throws IOException {
    Path file = secrets().resolve(name);
    if (!Files.exists(file)) {
      SyncedFile.writePrivate(file, value.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
