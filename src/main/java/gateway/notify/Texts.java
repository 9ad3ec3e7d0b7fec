package gateway.notify;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mails' words in one language. */
interface Texts {
  Letter invitation(Facts facts, Invitation invitation, URI link);

  Letter code(Facts facts, String code);

  Letter done(Facts facts, List<String> signers, @Nullable Instant at, URI link);

  Letter refused(Facts facts, String name, @Nullable String reason, Instant at, String contract);

  /**
   * @param code why the invitation was given up, for example {@code mail.refused}
   */
  Letter undeliverable(Facts facts, String name, String address, String code, String contract);

  static Texts of(String locale) {
    return locale.startsWith("fr") ? new FrenchTexts() : new EnglishTexts();
  }

  /**
   * What every mail knows, each a clean line.
   *
   * @param organisation with its address when it has one, for the first sentence
   * @param greeted how the person is called, empty when unknown
   */
  record Facts(
      String organisationName, String organisation, String greeted, String title, ZoneId zone) {}

  /** What only the invitation knows. */
  record Invitation(
      int pages, @Nullable Instant expiresAt, boolean codeBySms, List<String> message) {
    public Invitation {
      message = List.copyOf(message);
    }
  }

  /** Return "A", "A and B", "A, B and C". */
  static String joined(List<String> names, String and) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + and + names.get(last);
  }

  /** Return the place a zone is named after: Paris for Europe/Paris. */
  static String place(ZoneId zone) {
    String id = zone.getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
