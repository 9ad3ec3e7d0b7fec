package gateway.smartfield;

import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.IdentityTags;
import gateway.contract.PropertyType;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the reserved {@code sc_…} names of the bracket dialect mean; other names are free. */
record ReservedName(FieldStatus status, PropertyType type, @Nullable String recipient) {
  private static final Pattern SIGNER = Pattern.compile("sc_sign([1-9][0-9]?)\\.(.+)");
  private static final Set<String> GENERAL = Set.of("sc_contrat.date", "sc_page", "sc_nbpages");

  static ReservedName of(String name) {
    Matcher signer = SIGNER.matcher(name);
    if (signer.matches()) {
      return ofSigner("signer" + signer.group(1), signer.group(2));
    }
    if (name.equals("sc_user.signature")) {
      return new ReservedName(FieldStatus.PLACED, PropertyType.SIGNATURE, FieldNames.SEAL);
    }
    if (name.startsWith("sc_") && !GENERAL.contains(name)) {
      return new ReservedName(FieldStatus.UNKNOWN_TYPE, PropertyType.TEXT, null);
    }
    return new ReservedName(FieldStatus.PLACED, PropertyType.TEXT, null);
  }

  private static ReservedName ofSigner(String recipient, String what) {
    if (what.equals("signature")) {
      return new ReservedName(FieldStatus.PLACED, PropertyType.SIGNATURE, recipient);
    }
    if (what.equals("paraphe")) {
      return new ReservedName(FieldStatus.PLACED, PropertyType.INITIALS, recipient);
    }
    return new ReservedName(
        IdentityTags.field(what).isPresent() ? FieldStatus.PLACED : FieldStatus.UNKNOWN_TYPE,
        PropertyType.TEXT,
        recipient);
  }
}
