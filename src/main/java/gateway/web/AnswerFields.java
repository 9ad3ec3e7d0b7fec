package gateway.web;

import gateway.contract.PropertyType;
import gateway.journey.JourneyView;
import java.util.List;
import java.util.Set;

/** The fields of the fill step, five a page. */
final class AnswerFields {
  static final int PER_PAGE = 5;

  // Signature and initials are given at the signature step, not typed here.
  private static final Set<PropertyType> ELSEWHERE =
      Set.of(PropertyType.SIGNATURE, PropertyType.INITIALS, PropertyType.IMAGE);

  private AnswerFields() {}

  static List<JourneyView.Field> of(JourneyView view) {
    return view.fields().stream().filter(field -> !ELSEWHERE.contains(field.type())).toList();
  }

  /** Whether something was filled in and nothing required is missing. */
  static boolean isComplete(JourneyView view) {
    List<JourneyView.Field> all = of(view);
    return all.stream().anyMatch(field -> field.value() != null)
        && all.stream().noneMatch(field -> field.required() && field.value() == null);
  }

  static int pages(JourneyView view) {
    return Math.max(1, (of(view).size() + PER_PAGE - 1) / PER_PAGE);
  }

  /** Return the fields of a page, counted from 1. */
  static List<JourneyView.Field> page(JourneyView view, int page) {
    List<JourneyView.Field> all = of(view);
    int from = Math.min((page - 1) * PER_PAGE, all.size());
    return all.subList(from, Math.min(from + PER_PAGE, all.size()));
  }

  /** Return the page on which a field stands, counted from 1. */
  static int pageOf(JourneyView view, String key) {
    List<JourneyView.Field> all = of(view);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(key)) {
        return i / PER_PAGE + 1;
      }
    }
    return 1;
  }
}
