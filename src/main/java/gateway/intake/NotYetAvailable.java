package gateway.intake;

import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the API describes but this version does not do yet, refused with a plain word rather than
 * half done. Each line leaves with the feature it stands for.
 */
public final class NotYetAvailable {
  private static final String SUFFIX = " not available yet in this version";

  private NotYetAvailable() {}

  static void check(JsonMembers members, ContractRequest request) {
    if (members.has("template")) {
      members.problem("template", "templates are" + SUFFIX);
    }
    if (members.has("remindEvery")) {
      members.problem("remindEvery", "reminders are" + SUFFIX);
    }
    if (!members.list("collect").isEmpty()) {
      members.problem("collect", "collecting annexes is" + SUFFIX);
    }
    if (!members.list("annexes").isEmpty()) {
      members.problem("annexes", "annexes are" + SUFFIX);
    }
    // The bridge's packet names its files here; the API takes them as parts.
    members.list("documents");
    if (request.level() == Level.B_LT || request.level() == Level.B_LTA) {
      members.problem("level", "the levels B-LT and B-LTA are" + SUFFIX);
    }
    recipients(members, request.recipients());
    for (int i = 0; i < request.callbacks().size(); i++) {
      if (!Set.of("contract.closed").containsAll(request.callbacks().get(i).events())) {
        members.problem(
            "callbacks",
            i,
            "/events",
            "callbacks for events other than contract.closed are" + SUFFIX);
      }
    }
  }

  private static void recipients(
      JsonMembers members, List<ContractRequest.RecipientRequest> recipients) {
    for (int i = 0; i < recipients.size(); i++) {
      ContractRequest.RecipientRequest recipient = recipients.get(i);
      if (i > 0) {
        members.problem("recipients", i, "", "more than one recipient is" + SUFFIX);
      } else if (recipient.role() != Role.SIGNER) {
        members.problem("recipients", i, "/role", "roles other than signer are" + SUFFIX);
      }
      if (recipient.mode() != Mode.REMOTE_EMAIL && recipient.mode() != Mode.SEAL) {
        members.problem(
            "recipients", i, "/mode", "modes other than remote-email and seal are" + SUFFIX);
      }
    }
  }

  /** Check the parts of an upload. */
  public static Optional<ProblemItem> parts(int documents, int annexes) {
    if (annexes > 0) {
      return Optional.of(new ProblemItem("/annexes", "annexes are" + SUFFIX));
    }
    if (documents > 1) {
      return Optional.of(new ProblemItem("/documents/1", "more than one document is" + SUFFIX));
    }
    return Optional.empty();
  }
}
