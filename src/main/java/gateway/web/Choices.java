package gateway.web;

import gateway.journey.JourneyView;
import org.jspecify.annotations.Nullable;

/** "Other choices", the same on each step: refuse, ask, read as text, take the file along. */
public record Choices(
    String base, @Nullable String senderEmail, String organisation, boolean approver) {
  static Choices of(Visit visit) {
    JourneyView view = visit.view();
    return new Choices(visit.path(""), view.senderEmail(), view.organisation(), visit.isApprover());
  }
}
