package gateway.web;

import gateway.contract.Role;
import gateway.journey.JourneyView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of the journey, in order. */
enum Step {
  READ,
  FILL,
  ATTACH,
  CHECK,
  SIGN,
  CODE;

  /** The word in paths, in {@code data-step} and in message keys. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what has to come before this step has happened. */
  boolean isOpen(JourneyView view) {
    if (Standing.of(view) != Standing.ACTING) {
      return false;
    }
    switch (this) {
      case READ:
        return true;
      case FILL:
      case ATTACH:
        return Standing.hasArrived(view) && exists(view);
      case CHECK:
      case SIGN:
        return exists(view) && !view.reviewed().isEmpty() && Attached.isComplete(view);
      default:
        return exists(view) && view.consent() != null && Attached.isComplete(view);
    }
  }

  /** Whether this person has this step at all: empty ones vanish, and an approver only reads. */
  boolean exists(JourneyView view) {
    if (view.role() != Role.SIGNER) {
      return this == READ;
    }
    switch (this) {
      case FILL:
        return !AnswerFields.of(view).isEmpty();
      case ATTACH:
        return !view.attachments().isEmpty() || !view.requests().isEmpty();
      default:
        return true;
    }
  }

  /** How far this person has come. */
  static Step reached(JourneyView view) {
    if (CODE.isOpen(view)) {
      return CODE;
    }
    if (CHECK.isOpen(view)) {
      return CHECK;
    }
    if (FILL.isOpen(view) && !(ATTACH.isOpen(view) && AnswerFields.isComplete(view))) {
      return FILL;
    }
    return ATTACH.isOpen(view) ? ATTACH : READ;
  }

  /** Where the reading leads: the first step with something to do, else the check. */
  static Step afterReading(JourneyView view) {
    return FILL.exists(view) ? FILL : afterFilling(view);
  }

  static Step afterFilling(JourneyView view) {
    return ATTACH.exists(view) ? ATTACH : CHECK;
  }

  /** Where the check leads back to. */
  static Step beforeCheck(JourneyView view) {
    return ATTACH.exists(view) ? ATTACH : FILL.exists(view) ? FILL : READ;
  }

  /** Where this step stands among those this person sees; null when it is the only one. */
  Frame.@Nullable Place place(JourneyView view) {
    List<Step> seen = Stream.of(values()).filter(step -> step.exists(view)).toList();
    return seen.size() < 2 ? null : new Frame.Place(seen.indexOf(this) + 1, seen.size());
  }
}
