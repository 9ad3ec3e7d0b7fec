package gateway.demo;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * One mail as its reader sees it.
 *
 * @param to addresses in lower case
 * @param text the text part, decoded
 */
record Mail(Path file, Instant arrivedAt, Set<String> to, String subject, String text) {
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"']+?/sign/[A-Za-z0-9_~.-]*[A-Za-z0-9_~-]");
  private static final Pattern CODE_ALONE =
      Pattern.compile("(?m)^\\s*(\\d{3})[ \\u00a0]?(\\d{3})\\s*$");

  Mail {
    to = Set.copyOf(to);
  }

  static Mail read(Path file, Instant arrivedAt) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
      Address[] recipients = message.getAllRecipients();
      Set<String> to =
          Stream.of(recipients == null ? new Address[0] : recipients)
              .filter(InternetAddress.class::isInstance)
              .map(address -> ((InternetAddress) address).getAddress().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      String subject = message.getSubject() == null ? "" : message.getSubject();
      String text = text(message).or(() -> html(message)).orElse("");
      return new Mail(file, arrivedAt, to, subject, text);
    } catch (MessagingException e) {
      throw new IOException("Not a mail message: " + file, e);
    }
  }

  /** The reader's own link to the signing pages, when the mail holds one. */
  Optional<URI> signingLink() {
    Matcher link = LINK.matcher(text);
    return link.find() ? Optional.of(URI.create(link.group())) : Optional.empty();
  }

  /** The one-time code: six digits alone on a line of a mail without a link. */
  Optional<String> code() {
    Matcher code = CODE_ALONE.matcher(text);
    return signingLink().isEmpty() && code.find()
        ? Optional.of(code.group(1) + code.group(2))
        : Optional.empty();
  }

  private static Optional<String> text(Part part) {
    return find(part, "text/plain");
  }

  private static Optional<String> html(Part part) {
    return find(part, "text/html").map(html -> Jsoup.parse(html).wholeText());
  }

  private static Optional<String> find(Part part, String type) {
    try {
      if (part.isMimeType(type)) {
        return Optional.of(part.getContent().toString());
      }
      if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          Optional<String> found = find(parts.getBodyPart(i), type);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    } catch (MessagingException e) {
      throw new IllegalArgumentException("A part of the mail cannot be read", e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("A part of the mail cannot be decoded", e);
    }
  }
}
