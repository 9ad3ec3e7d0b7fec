package gateway.notify;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says of a mail it had taken (RFC 3464). Anybody can write such a report: only
 * the Message-ID is used, which nobody but those who had the mail know, and codes in digits. No
 * address in it is believed or kept.
 *
 * @param messageId of our mail, from the headers that came back
 * @param failed whether it was given up; a mail that is merely late has not
 * @param diagnostic status and reply code, for example {@code 5.1.1 550}
 */
record DeliveryReport(String messageId, boolean failed, String diagnostic) {
  private static final int MAX_PART = 64_000;
  private static final int MAX_PARTS = 10;
  private static final Pattern ID =
      Pattern.compile("(?im)^Message-ID:\\s*(<[\\x21-\\x3b=\\x3f-\\x7e]{1,200}>)\\s*$");
  private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*([a-z]+)");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern REPLY =
      Pattern.compile("(?im)^Diagnostic-Code:[ \\t]*smtp[ \\t]*;[ \\t]*(\\d{3})\\b");

  /** Read a mail; empty when it is no report about a mail of ours. */
  static Optional<DeliveryReport> read(MimeMessage message) throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")
        || !(message.getContent() instanceof MimeMultipart parts)) {
      return Optional.empty();
    }
    String status = "";
    String headers = "";
    for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (status.isEmpty() && part.isMimeType("message/delivery-status")) {
        status = start(part);
      } else if (headers.isEmpty()
          && (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers"))) {
        headers = headersOf(start(part));
      }
    }
    Optional<String> id = found(ID, headers);
    String said = status;
    return id.map(
        found ->
            new DeliveryReport(
                found,
                found(ACTION, said).orElse("").toLowerCase(Locale.ROOT).equals("failed"),
                (found(STATUS, said).orElse("") + " " + found(REPLY, said).orElse("")).strip()));
  }

  private static String start(BodyPart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MAX_PART), StandardCharsets.ISO_8859_1);
    }
  }

  /** What the mail's own text says is nobody's header. */
  private static String headersOf(String mail) {
    return mail.split("\\r?\\n\\r?\\n", 2)[0];
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
