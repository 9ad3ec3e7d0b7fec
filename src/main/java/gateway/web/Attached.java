package gateway.web;

import gateway.journey.JourneyView;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person has attached, and what is still missing. */
final class Attached {
  private Attached() {}

  static boolean isComplete(JourneyView view) {
    return view.requests().stream().noneMatch(Attached::isMissing);
  }

  static boolean isMissing(JourneyView.Request request) {
    return request.required() && request.given().isEmpty();
  }

  /** Find an annex this person may see: sent with the contract, or their own. */
  static Optional<JourneyView.Attachment> find(JourneyView view, int index) {
    Stream<JourneyView.Attachment> own =
        view.requests().stream().flatMap(request -> request.given().stream());
    return Stream.concat(view.attachments().stream(), own)
        .filter(each -> each.index() == index)
        .findFirst();
  }

  /** Whether this person gave the annex, and so may take it back. */
  static boolean isOwn(JourneyView view, int index) {
    return view.requests().stream()
        .flatMap(request -> request.given().stream())
        .anyMatch(each -> each.index() == index);
  }
}
