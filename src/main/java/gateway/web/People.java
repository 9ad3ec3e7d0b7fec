package gateway.web;

import gateway.contract.Role;
import gateway.journey.JourneyView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages say of the other people. */
public final class People {
  private People() {}

  /** How far somebody is, in a word. */
  public static String state(JourneyView.Other other, Messages m) {
    if (other.role() == Role.COPY) {
      return m.text("other.copy");
    }
    if (!other.acted()) {
      return m.text("other.awaited");
    }
    return m.text(other.role() == Role.APPROVER ? "other.approved" : "other.acted");
  }

  /** Names of those who are awaited now. */
  static String awaited(JourneyView view) {
    List<String> names =
        view.awaited().isEmpty()
            ? view.others().stream()
                .filter(other -> !other.acted() && other.role() != Role.COPY)
                .map(JourneyView.Other::name)
                .toList()
            : view.awaited();
    return String.join(", ", names);
  }

  /** Who has signed already, as a sentence; null when nobody has. */
  static @Nullable String signedSince(JourneyView view, Messages m) {
    List<String> names =
        view.others().stream()
            .filter(other -> other.acted() && other.role() == Role.SIGNER)
            .map(JourneyView.Other::name)
            .toList();
    return names.isEmpty() ? null : m.text("moved.by", "names", String.join(", ", names));
  }

  /** What to tell somebody whose agreement no longer fits the document; null when it does. */
  static @Nullable String movedBy(JourneyView view, Messages m) {
    if (!view.moved()) {
      return null;
    }
    String who = signedSince(view, m);
    return who == null ? m.text("moved.text") : m.text("moved.text") + " " + who;
  }
}
