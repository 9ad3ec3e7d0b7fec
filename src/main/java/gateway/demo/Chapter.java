package gateway.demo;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person's part of the story: what has been seen of it so far, told line by line as it changes.
 * Used by one thread only.
 */
final class Chapter {
  private static final int MOST_TRIES = 4;

  private final DemoPerson person;
  private final Timeline timeline;
  private @Nullable ContractSeen contract;
  private @Nullable URI link;
  private SignedCopies.@Nullable Copy copy;
  private String waitingFor = "";
  private boolean signing;
  private boolean signed;
  private boolean told;
  private int tries;
  private @Nullable String failure;

  Chapter(DemoPerson person, Timeline timeline) {
    this.person = person;
    this.timeline = timeline;
  }

  DemoPerson person() {
    return person;
  }

  Optional<ContractSeen> contract() {
    return Optional.ofNullable(contract);
  }

  Optional<URI> link() {
    return Optional.ofNullable(link);
  }

  Optional<SignedCopies.Copy> copy() {
    return Optional.ofNullable(copy);
  }

  /** Why this contract will not come to its end, when that is so. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** The contract is closed, the ERP knows it, and the files verify. */
  boolean isComplete() {
    return told && copy != null && copy.result().valid();
  }

  void see(ContractSeen seen) {
    if (signing && seen.isClosed()) {
      // The gateway was faster than the person's browser: the signing is told first.
      return;
    }
    ContractSeen before = contract;
    if (before != null && !before.id().equals(seen.id())) {
      // Another contract of the same person, made by hand: not part of this story.
      return;
    }
    contract = seen;
    if (before == null && seen.isClosed()) {
      timeline.say(person.name(), "contract already closed in an earlier run");
    } else if (before != null && !before.isClosed() && seen.isClosed()) {
      timeline.say(person.name(), "✓ contract sealed and closed at level " + seen.level());
    }
    if (seen.isLost() && failure == null) {
      fail("contract is " + seen.status().toLowerCase(Locale.ROOT));
    }
    if (!seen.waitingFor().equals(waitingFor) && !seen.isClosed()) {
      tellWaiting(seen.waitingFor());
    }
    waitingFor = seen.waitingFor();
  }

  void invited(URI invitation) {
    if (link == null) {
      link = invitation;
      if (contract == null || !contract.isClosed()) {
        timeline.say(person.name(), "✉ invited by mail");
      }
    }
  }

  /** Whether somebody should sit down and sign now. */
  boolean readyToSign() {
    return link != null
        && contract != null
        && contract.status().equals("OPEN")
        && waitingFor.isEmpty()
        && !signing
        && !signed
        && failure == null;
  }

  void signingBegins() {
    signing = true;
  }

  void signingSeen() {
    timeline.say(person.name(), "opens the link and reads");
  }

  void signingEnds(SimulatedSignatory.Signed result) {
    signing = false;
    signed = true;
    if (result.byCode()) {
      timeline.say(
          person.name(),
          "✎ filled in "
              + (result.answers() == 1 ? "1 field" : result.answers() + " fields")
              + ", agreed, signed with the code from the mail");
    }
  }

  /** Try again a few times: the gateway may be starting, a person would press again too. */
  void signingFailed(String why) {
    signing = false;
    if (++tries >= MOST_TRIES) {
      fail("could not sign: " + why);
    } else {
      timeline.say(person.name(), "got stuck and tries again: " + why);
    }
  }

  void erpHeard(List<Receipt> receipts) {
    if (!told && contract != null && contract.isClosed()) {
      String id = contract.id();
      told = receipts.stream().anyMatch(receipt -> receipt.tellsOfClosing(id));
      if (told) {
        timeline.say("Demo ERP", "✓ knows " + person.name() + "'s contract; callback verified");
      }
    }
  }

  boolean readyToCopy() {
    return copy == null && contract != null && contract.isClosed();
  }

  void copied(SignedCopies.Copy fetched) {
    copy = fetched;
    if (fetched.result().valid()) {
      timeline.say(person.name(), "✓ signed PDF and evidence dossier downloaded and verified");
    } else {
      fail("does not verify: " + fetched.result().summary());
    }
  }

  /** What is still missing, in words. */
  String missing() {
    if (failure != null) {
      return failure;
    }
    if (contract == null) {
      return "no contract yet";
    }
    if (link == null && !contract.isClosed()) {
      return "no invitation yet";
    }
    if (!contract.isClosed()) {
      String state = "contract is " + contract.status().toLowerCase(Locale.ROOT);
      return waitingFor.isEmpty() ? state : state + ", waits for: " + waitingFor;
    }
    return told ? "files not fetched yet" : "the demo ERP has not been told yet";
  }

  private void fail(String why) {
    failure = why;
    timeline.say(person.name(), "✗ " + why);
  }

  private void tellWaiting(String newlyWaiting) {
    if (newlyWaiting.equals("timestamp")) {
      timeline.say(
          person.name(),
          "… waits for a timestamp: no authority answers. Nothing is signed meanwhile; it goes on"
              + " by itself");
    } else if (newlyWaiting.isEmpty()) {
      timeline.say(person.name(), "goes on");
    } else {
      timeline.say(person.name(), "… waits for: " + newlyWaiting);
    }
  }
}
