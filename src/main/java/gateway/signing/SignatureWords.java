package gateway.signing;

import gateway.contract.Organisation;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What is drawn into a signature field, in the contract's language. */
final class SignatureWords {
  private SignatureWords() {}

  static List<String> person(String name, Instant at, Organisation organisation, String locale) {
    return List.of(
        name, ("fr".equals(locale) ? "Signé le " : "Signed on ") + time(at, organisation, locale));
  }

  static List<String> seal(Instant at, Organisation organisation, String locale) {
    boolean french = "fr".equals(locale);
    return List.of(
        (french ? "Scellé par " : "Sealed by ") + organisation.name(),
        (french ? "le " : "on ") + time(at, organisation, locale));
  }

  private static String time(Instant at, Organisation organisation, String locale) {
    String pattern =
        "fr".equals(locale) ? "d MMMM uuuu 'à' HH:mm:ss VV" : "d MMMM uuuu 'at' HH:mm:ss VV";
    return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(locale))
        .format(at.atZone(organisation.zone()));
  }
}
