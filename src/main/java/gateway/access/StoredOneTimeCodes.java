package gateway.access;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.Transactions;
import gateway.contract.RecipientId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One-time codes in the database (OWASP ASVS 5.0, 6.5.1 to 6.5.5 and 6.6.2).
 *
 * <p>Six digits, ten minutes, single use. Five tries a code, three codes in any hour, fifteen tries
 * in any 24 hours, 30 seconds between two codes: a guesser has at most 15 chances in a million a
 * day. Stored is an HMAC bound to recipient and code. A try is committed before the comparison, so
 * neither 200 parallel guesses nor a killed process buys a sixth; {@link #check} therefore refuses
 * to run inside a transaction.
 */
public final class StoredOneTimeCodes implements OneTimeCodes {
  static final int TRIES_PER_CODE = 5;
  static final int CODES_PER_HOUR = 3;
  static final int TRIES_PER_DAY = 15;
  static final Duration LIFE = Duration.ofMinutes(10);
  static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CodeRows rows;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;
  private final Hmac hmac;

  public StoredOneTimeCodes(
      CodeRows rows, Transactions transactions, Ids ids, Clock clock, MasterKey masterKey) {
    this.rows = rows;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.hmac = new Hmac(masterKey.derive("codes"));
  }

  @Override
  public String issue(RecipientId recipient) {
    Instant now = clock.instant();
    String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    long id = ids.next();
    byte[] mac = mac(recipient, id, code);
    transactions.run(
        () -> {
          refuseTooManyCodes(recipient, now);
          rows.killAll(recipient);
          rows.insert(id, recipient, mac, now, now.plus(LIFE));
        });
    return code;
  }

  private void refuseTooManyCodes(RecipientId recipient, Instant now) {
    List<Instant> issued = rows.issuedSince(recipient, now.minus(HOUR));
    if (triesLockedUntil(recipient, now).isPresent() || issued.size() >= CODES_PER_HOUR) {
      throw new PermanentFailure(
          "code.locked",
          "Too many codes or tries. A new code can be asked for later, the page says when");
    }
    // Who has just used theirs up may need the next one at once: the document moved meanwhile.
    boolean unused = rows.alive(recipient, now, Integer.MAX_VALUE).isPresent();
    if (unused && issued.get(issued.size() - 1).isAfter(now.minus(PAUSE))) {
      throw new PermanentFailure(
          "code.too-soon",
          "A code was sent less than " + PAUSE.toSeconds() + " seconds ago. Wait, then ask again");
    }
  }

  @Override
  public CodeOutcome check(RecipientId recipient, String typed) {
    rows.requireNoTransaction();
    Instant now = clock.instant();
    Optional<CodeRows.CodeRow> counted = transactions.call(() -> countTry(recipient, now));
    if (counted.isEmpty()) {
      return lockedUntil(recipient)
          .<CodeOutcome>map(CodeOutcome.Locked::new)
          .orElseGet(CodeOutcome.Expired::new);
    }
    CodeRows.CodeRow code = counted.get();
    // People paste codes with the blanks their mail program shows.
    String digits = typed.replaceAll("[\\s\\u00a0\\u202f-]", "");
    if (!MessageDigest.isEqual(code.mac(), mac(recipient, code.id(), digits))) {
      return new CodeOutcome.Wrong(TRIES_PER_CODE - code.tries());
    }
    boolean first = transactions.call(() -> rows.use(code.id()));
    return first ? new CodeOutcome.Accepted() : new CodeOutcome.Expired();
  }

  private Optional<CodeRows.CodeRow> countTry(RecipientId recipient, Instant now) {
    // Counting first takes the row's lock: the day's sum below is then read by one try at a time.
    Optional<CodeRows.CodeRow> code = rows.countTry(recipient, now, TRIES_PER_CODE);
    if (code.isEmpty() || triesLockedUntil(recipient, now).isPresent()) {
      return Optional.empty();
    }
    rows.insertTry(ids.next(), recipient, now);
    return code;
  }

  @Override
  public Optional<Pending> pending(RecipientId recipient) {
    Instant now = clock.instant();
    if (triesLockedUntil(recipient, now).isPresent()) {
      return Optional.empty();
    }
    return rows.alive(recipient, now, TRIES_PER_CODE)
        .map(code -> new Pending(code.issuedAt(), code.expiresAt()));
  }

  @Override
  public Optional<Instant> lockedUntil(RecipientId recipient) {
    Instant now = clock.instant();
    Optional<Instant> day = triesLockedUntil(recipient, now);
    if (day.isPresent()) {
      return day;
    }
    List<Instant> issued = rows.issuedSince(recipient, now.minus(HOUR));
    if (issued.size() < CODES_PER_HOUR || rows.alive(recipient, now, TRIES_PER_CODE).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(issued.get(issued.size() - CODES_PER_HOUR).plus(HOUR));
  }

  private Optional<Instant> triesLockedUntil(RecipientId recipient, Instant now) {
    List<Instant> tries = rows.triesSince(recipient, now.minus(DAY));
    return tries.size() < TRIES_PER_DAY
        ? Optional.empty()
        : Optional.of(tries.get(tries.size() - TRIES_PER_DAY).plus(DAY));
  }

  /** Delete what no limit looks at any more; returns the rows deleted. */
  public int purge() {
    return transactions.call(() -> rows.purge(clock.instant().minus(DAY.multipliedBy(2))));
  }

  private byte[] mac(RecipientId recipient, long id, String code) {
    byte[] digits = code.getBytes(StandardCharsets.UTF_8);
    return hmac.of(
        ByteBuffer.allocate(16 + digits.length)
            .putLong(recipient.value())
            .putLong(id)
            .put(digits)
            .array());
  }
}
