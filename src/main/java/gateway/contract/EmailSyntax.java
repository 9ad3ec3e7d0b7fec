package gateway.contract;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses a mail can be sent to at all. Deliberately plain (no quoted local parts, no
 * address literals): what mail servers really deliver. An address let in here must never fail when
 * the mail's header is written, for nobody is there any more to be told.
 */
final class EmailSyntax {
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[\\p{L}\\p{M}\\p{N}.-]{1,250}");
  private static final Pattern LABELS =
      Pattern.compile(
          "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?[0-9]+");
  private static final int LONGEST_DOMAIN = 253;

  private EmailSyntax() {}

  /** Return what is wrong, as the end of the sentence "The field email …". */
  static Optional<String> problem(String address) {
    if (!SHAPE.matcher(address).matches()) {
      return Optional.of("must be an address such as lea@example.org");
    }
    int at = address.indexOf('@');
    String local = address.substring(0, at);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(local)) {
      return Optional.of("must have plain letters without accents before the @ (ASCII)");
    }
    if (hasStrayDot(local)) {
      return Optional.of("must not have a dot at either end of, or two dots in, the part before @");
    }
    return isDomain(address.substring(at + 1))
        ? Optional.empty()
        : Optional.of("must have a domain such as example.org after the @");
  }

  private static boolean hasStrayDot(String local) {
    return local.startsWith(".") || local.endsWith(".") || local.contains("..");
  }

  private static boolean isDomain(String domain) {
    try {
      String ascii = IDN.toASCII(domain);
      return ascii.length() <= LONGEST_DOMAIN
          && LABELS.matcher(ascii).matches()
          && !NUMERIC_END.matcher(ascii).matches();
    } catch (IllegalArgumentException e) {
      return false; // a label that is empty, too long or has no ASCII form
    }
  }
}
