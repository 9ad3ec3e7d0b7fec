package gateway.access;

import gateway.base.Ids;
import gateway.base.Transactions;
import gateway.contract.RecipientId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tokens of 56 characters: id (16 bytes), generation (3 bytes) and the first 16 bytes of
 * HMAC-SHA-256 over both, in base 32.
 */
public final class HmacSigningLinks implements SigningLinks {
  private static final int ID = 16;
  private static final int SIGNED = 19;
  private static final int LENGTH = 35;

  private final SigningLinkRows rows;
  private final Transactions transactions;
  private final Clock clock;
  private final Hmac hmac;

  public HmacSigningLinks(
      SigningLinkRows rows, Transactions transactions, Clock clock, MasterKey masterKey) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
    this.hmac = new Hmac(masterKey.derive("signing-links"));
  }

  @Override
  public String tokenFor(RecipientId recipient) {
    return transactions.call(() -> token(rowOf(recipient)));
  }

  @Override
  public String renew(RecipientId recipient) {
    return transactions.call(
        () -> {
          rowOf(recipient);
          rows.renew(recipient);
          return token(rowOf(recipient));
        });
  }

  @Override
  public Link resolve(String token) {
    // A forged, a malformed and an unknown token all cost one HMAC and one look-up.
    byte[] decoded = Base32.decode(token, LENGTH);
    byte[] bytes = decoded == null ? new byte[LENGTH] : decoded;
    byte[] expected = Arrays.copyOf(hmac.of(Arrays.copyOf(bytes, SIGNED)), LENGTH - SIGNED);
    boolean genuine =
        MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, SIGNED, LENGTH))
            && decoded != null;
    Optional<SigningLinkRows.LinkRow> found =
        rows.byId(HexFormat.of().formatHex(Arrays.copyOf(bytes, ID)));
    if (!genuine || found.isEmpty()) {
      return new Link.Unknown();
    }
    SigningLinkRows.LinkRow row = found.get();
    return generation(bytes) == row.generation()
        ? new Link.Live(row.recipient())
        : new Link.Dead(row.recipient());
  }

  private SigningLinkRows.LinkRow rowOf(RecipientId recipient) {
    return rows.byRecipient(recipient)
        .orElseGet(
            () -> {
              rows.insertIfAbsent(recipient, Ids.randomHex(ID), clock.instant());
              return rows.byRecipient(recipient).orElseThrow();
            });
  }

  private String token(SigningLinkRows.LinkRow row) {
    byte[] token = new byte[LENGTH];
    byte[] generation = ByteBuffer.allocate(4).putInt(row.generation()).array();
    System.arraycopy(HexFormat.of().parseHex(row.id()), 0, token, 0, ID);
    System.arraycopy(generation, 1, token, ID, SIGNED - ID);
    byte[] mac = hmac.of(Arrays.copyOf(token, SIGNED));
    System.arraycopy(mac, 0, token, SIGNED, LENGTH - SIGNED);
    return Base32.encode(token);
  }

  private static int generation(byte[] token) {
    return (token[ID] & 0xff) << 16 | (token[ID + 1] & 0xff) << 8 | (token[ID + 2] & 0xff);
  }
}
