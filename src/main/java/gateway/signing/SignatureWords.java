package gateway.signing;

import gateway.contract.Contract;
import gateway.contract.Organisation;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is written into a signature field, in the contract's language: short lines, so that they
 * fit.
 */
final class SignatureWords {
  private SignatureWords() {}

  static List<String> person(
      String name, Instant at, Organisation organisation, Contract contract) {
    boolean french = french(contract);
    return List.of(
        name,
        (french ? "Signé le " : "Signed on ") + date(at, organisation, contract),
        time(at, organisation, contract),
        (french ? "Signature électronique, PAdES " : "Electronic signature, PAdES ")
            + contract.level().text());
  }

  static List<String> seal(Instant at, Organisation organisation, Contract contract) {
    boolean french = french(contract);
    return List.of(
        (french ? "Scellé par " : "Sealed by ") + organisation.name(),
        (french ? "le " : "on ") + date(at, organisation, contract),
        time(at, organisation, contract),
        (french ? "Cachet électronique, PAdES " : "Electronic seal, PAdES ")
            + contract.level().text());
  }

  private static boolean french(Contract contract) {
    return "fr".equals(contract.locale());
  }

  private static String date(Instant at, Organisation organisation, Contract contract) {
    return written("d MMMM uuuu", at, organisation, contract);
  }

  private static String time(Instant at, Organisation organisation, Contract contract) {
    return written(
        french(contract) ? "'à' HH:mm:ss VV" : "'at' HH:mm:ss VV", at, organisation, contract);
  }

  private static String written(
      String pattern, Instant at, Organisation organisation, Contract contract) {
    return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(contract.locale()))
        .format(at.atZone(organisation.zone()));
  }
}
