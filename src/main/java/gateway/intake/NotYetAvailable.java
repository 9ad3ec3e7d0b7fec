package gateway.intake;

import gateway.contract.Level;
import gateway.contract.Mode;
import java.util.List;
import java.util.Set;

/**
 * What the API describes but this version does not do yet, refused with a plain word rather than
 * half done. Each line leaves with the feature it stands for.
 */
final class NotYetAvailable {
  private static final String SUFFIX = " not available yet in this version";
  private static final Set<Mode> ON_SITE = Set.of(Mode.ON_SITE_SMS, Mode.ON_SITE_PAD);

  /** The events that callbacks are told today. */
  static final Set<String> TOLD = Set.of("contract.closed");

  private NotYetAvailable() {}

  static void checkModes(JsonMembers members, List<ContractRequest.RecipientRequest> recipients) {
    for (int i = 0; i < recipients.size(); i++) {
      if (ON_SITE.contains(recipients.get(i).mode())) {
        members.problem("recipients", i, "/mode", "signing on site is" + SUFFIX);
      }
    }
  }

  static void check(JsonMembers members, ContractRequest request) {
    if (members.has("template")) {
      members.problem("template", "templates are" + SUFFIX);
    }
    // The bridge's packet names its files here; the API takes them as parts.
    members.list("documents");
    members.list("annexes");
    if (request.level() == Level.B_LT || request.level() == Level.B_LTA) {
      members.problem("level", "the levels B-LT and B-LTA are" + SUFFIX);
    }
    for (int i = 0; i < request.callbacks().size(); i++) {
      if (!TOLD.containsAll(request.callbacks().get(i).events())) {
        members.problem(
            "callbacks",
            i,
            "/events",
            "callbacks for events other than contract.closed are" + SUFFIX);
      }
    }
  }
}
