package gateway.contract;

import java.util.Comparator;
import java.util.List;

/** How Paraph names what it lays out in a PDF: the layout writes them, the signer looks them up. */
public final class FieldNames {
  /** The key of the organisation's own signature. */
  public static final String SEAL = "seal";

  private FieldNames() {}

  /** Return the name of a recipient's signature field, for example {@code sig.signer1}. */
  public static String signature(String recipientKey) {
    return "sig." + recipientKey;
  }

  /**
   * Return the key under which the organisation's seal signs: that of the first signer who is no
   * person, else its own.
   */
  public static String sealKey(List<Recipient> recipients) {
    return recipients.stream()
        .filter(recipient -> recipient.role() == Role.SIGNER && recipient.mode() == Mode.SEAL)
        .min(Comparator.comparingInt(Recipient::rank).thenComparing(Recipient::id))
        .map(Recipient::key)
        .orElse(SEAL);
  }

  /**
   * Return the name of the form field in which a smartfield's value is filled. Dots would make a
   * hierarchy of fields (ISO 32000-2, 12.7.4.2), so they become underscores.
   */
  public static String value(String smartfieldName) {
    return "val." + smartfieldName.replace('.', '_');
  }
}
