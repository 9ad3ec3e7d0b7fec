package gateway.web;

import gateway.base.PermanentFailure;
import gateway.journey.JourneyView;

/** Why a file was not taken, in words that say how to mend it. */
final class AttachProblems {
  private AttachProblems() {}

  static String text(
      Messages m, JourneyView.Request request, Uploads.Upload file, PermanentFailure failure) {
    switch (failure.code()) {
      case "annex.too-large":
        return m.text("problem.attach-large", "file", file.fileName(), "n", request.maxSizeMb());
      case "annex.too-many":
        return m.plural("problem.attach-many", request.maxFiles());
      case "annex.empty":
        return m.text("problem.attach-empty", "file", file.fileName());
      case "annex.type":
        return m.text(
            "problem.attach-type", "file", file.fileName(), "types", AttachRequest.types(request));
      default:
        throw failure;
    }
  }
}
