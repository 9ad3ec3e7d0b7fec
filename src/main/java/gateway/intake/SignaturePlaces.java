package gateway.intake;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides who signs where in a document: who a place names, else whom its name means, else in the
 * order in which people sign. Nobody signs in two places of one document.
 */
final class SignaturePlaces {
  private static final Pattern NUMBER = Pattern.compile("(?i)sign[a-z]*[ _.-]*([1-9][0-9]?)\\b");

  private final List<String> signers;
  private final Map<String, Smartfield> taken = new HashMap<>();

  /**
   * @param signers keys, in the order of signing
   */
  SignaturePlaces(List<String> signers) {
    this.signers = signers;
  }

  /** Return the document's fields with an owner for each signature. */
  List<Smartfield> settled(List<Smartfield> fields) {
    List<Smartfield> settled = new ArrayList<>(fields);
    settled.replaceAll(field -> signs(field) && field.recipient() != null ? owned(field) : field);
    settled.replaceAll(field -> open(field) ? named(field) : field);
    settled.replaceAll(field -> open(field) ? next(field) : field);
    return settled;
  }

  private static boolean signs(Smartfield field) {
    return field.type() == PropertyType.SIGNATURE && field.status() == FieldStatus.PLACED;
  }

  private static boolean open(Smartfield field) {
    return signs(field) && field.recipient() == null;
  }

  private Smartfield owned(Smartfield field) {
    String owner = String.valueOf(field.recipient());
    Smartfield first = taken.putIfAbsent(owner, field);
    return first == null
        ? field
        : field.refused(
            FieldStatus.DUPLICATE_SIGNATURE,
            owner
                + " signs at "
                + first.name()
                + " on page "
                + first.page()
                + ": a person signs a document in one place. Use initials for the others");
  }

  private Smartfield named(Smartfield field) {
    List<String> words =
        List.of(field.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
    List<String> meant =
        signers.stream().filter(key -> words.contains(key.toLowerCase(Locale.ROOT))).toList();
    if (meant.size() > 1) {
      return field.refused(
          FieldStatus.UNKNOWN_RECIPIENT,
          "The signature field could be that of "
              + String.join(" or ", meant)
              + ". Name it after one of them");
    }
    Matcher number = NUMBER.matcher(field.name());
    int index = number.find() ? Integer.parseInt(number.group(1)) : 0;
    if (meant.isEmpty() && index >= 1 && index <= signers.size()) {
      meant = List.of(signers.get(index - 1));
    }
    return meant.isEmpty() ? field : owned(field.with(FieldStatus.PLACED, meant.get(0)));
  }

  private Smartfield next(Smartfield field) {
    for (String signer : signers) {
      if (!taken.containsKey(signer)) {
        return owned(field.with(FieldStatus.PLACED, signer))
            .refused(
                FieldStatus.PLACED,
                "Nothing says whose signature field this is: it goes to "
                    + signer
                    + ", by order. Name it after its signer to be sure");
      }
    }
    return field.refused(
        FieldStatus.UNKNOWN_RECIPIENT,
        "No signer is left for this signature field. Add a signer, or take the field out");
  }
}
