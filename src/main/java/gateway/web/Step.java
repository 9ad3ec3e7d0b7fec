package gateway.web;

import gateway.journey.JourneyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of the journey, in order. */
enum Step {
  READ,
  FILL,
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
        return Standing.hasArrived(view) && !AnswerFields.of(view).isEmpty();
      case CHECK:
      case SIGN:
        return !view.reviewed().isEmpty();
      default:
        return view.consent() != null;
    }
  }

  /** How far this person has come. */
  static Step reached(JourneyView view) {
    for (Step step : List.of(CODE, CHECK, FILL)) {
      if (step.isOpen(view)) {
        return step;
      }
    }
    return READ;
  }

  /** Where this step stands among those this person sees: empty steps vanish. */
  Frame.Place place(JourneyView view) {
    List<Step> seen = new ArrayList<>(List.of(values()));
    if (AnswerFields.of(view).isEmpty()) {
      seen.remove(FILL);
    }
    return new Frame.Place(seen.indexOf(this) + 1, seen.size());
  }
}
