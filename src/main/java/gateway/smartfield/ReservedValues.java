package gateway.smartfield;

import gateway.contract.Contract;
import gateway.contract.IdentityTags;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values behind the reserved names: who signs, and when the contract was made out. */
final class ReservedValues {
  private static final Pattern SIGNER = Pattern.compile("sc_sign(\\d+)\\.(\\w+)");
  private final List<Recipient> signers;
  private final String date;

  ReservedValues(List<Recipient> recipients, Contract contract, ZoneId zone, Instant now) {
    this.signers =
        recipients.stream()
            .filter(r -> r.role() == Role.SIGNER)
            .sorted(Comparator.comparingInt(Recipient::rank))
            .toList();
    // The month in letters: 05/04 reads differently on each side of the Channel.
    this.date =
        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(contract.locale()))
            .format(now.atZone(zone));
  }

  /** Put the value of a reserved name into {@code drawn}; other names are left alone. */
  void draw(String name, Map<String, String> drawn) {
    if (name.equals("sc_contrat.date")) {
      drawn.put(name, date);
      return;
    }
    String value = personal(name);
    if (value != null) {
      drawn.put(name, value);
    }
  }

  private @Nullable String personal(String name) {
    Matcher matcher = SIGNER.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    PersonField field = IdentityTags.field(matcher.group(2)).orElse(null);
    int index = Integer.parseInt(matcher.group(1)) - 1;
    if (field == null || index < 0 || index >= signers.size()) {
      return null;
    }
    return signers.get(index).person().orEmpty(field);
  }
}
