package gateway.journey;

import gateway.base.Sha256;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name for what a person agreed to and how they sign: the sentence, the name as typed, the
 * drawing or picture, the files they attached. The code counts for that and for nothing that
 * somebody else with the same link put in its place meanwhile.
 */
final class Agreement {
  private Agreement() {}

  /**
   * Return its SHA-256; null while nothing was agreed to.
   *
   * @param files digests of what this person attached, in order
   */
  static @Nullable String of(Recipient person, List<String> files) {
    String consent = person.consentText();
    if (consent == null) {
      return null;
    }
    SignatureMark mark = person.mark();
    String drawn = mark == null ? "" : mark.kind() + " " + mark.content().sha256();
    // One line each: neither a name nor a digest holds a line break.
    return Sha256.hex(
        Objects.requireNonNullElse(person.typedSignature(), "")
            + "\n"
            + drawn
            + "\n"
            + String.join(" ", files)
            + "\n"
            + consent);
  }
}
