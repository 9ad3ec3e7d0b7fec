package gateway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of mails: one {@code .eml} file each, named by the time of arrival. Outlives the
 * process; the same mail twice is two files, and the newest one counts.
 */
final class Mailbox {
  private static final DateTimeFormatter ARRIVAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String SUFFIX = ".eml";

  private final Path folder;
  private final Clock clock;
  private final Bell bell;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  private Mailbox(Path folder, Clock clock, Bell bell) {
    this.folder = folder;
    this.clock = clock;
    this.bell = bell;
  }

  static Mailbox open(Path folder, Clock clock, Bell bell) throws IOException {
    Files.createDirectories(folder);
    Mailbox mailbox = new Mailbox(folder, clock, bell);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(SUFFIX)) {
          mailbox.mails.add(Mail.read(file, arrivalOf(file)));
        } else if (file.toString().endsWith(SyncedFile.TEMPORARY)) {
          // A mail that was being written when the process died; its sender never got its 250.
          Files.delete(file);
        }
      }
    }
    return mailbox;
  }

  /** Keep a mail: on the disk, synced, before this returns. */
  synchronized Mail keep(String recipient, byte[] message) throws IOException {
    Instant now = clock.instant();
    String reader = recipient.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@._-]", "_");
    String stem = ARRIVAL.format(now) + "-" + reader;
    Path file = folder.resolve(stem + SUFFIX);
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(stem + "-" + n + SUFFIX);
    }
    SyncedFile.write(file, message);
    Mail mail = Mail.read(file, arrivalOf(file));
    mails.add(mail);
    bell.ring();
    return mail;
  }

  /** The newest mail to this address that fits. */
  Optional<Mail> newest(String address, Predicate<Mail> fits) {
    String reader = address.toLowerCase(Locale.ROOT);
    return mails.stream()
        .filter(mail -> mail.to().contains(reader))
        .filter(fits)
        .max(Comparator.comparing(Mail::arrivedAt));
  }

  /** Wait for a mail to this address that fits; empty when none comes in that time. */
  Optional<Mail> await(String address, Predicate<Mail> fits, Duration longest)
      throws InterruptedException {
    return bell.await(() -> newest(address, fits), longest);
  }

  int size() {
    return mails.size();
  }

  private static Instant arrivalOf(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      return ARRIVAL.parse(name.substring(0, Math.max(0, name.indexOf('-'))), Instant::from);
    } catch (DateTimeParseException e) {
      // Somebody put a mail of their own into the folder.
      return Files.getLastModifiedTime(file).toInstant();
    }
  }
}
