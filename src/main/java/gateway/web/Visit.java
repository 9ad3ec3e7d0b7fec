package gateway.web;

import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.Role;
import gateway.journey.JourneyView;
import gateway.journey.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request of a person who holds a signing link. */
record Visit(RoutingContext context, String token, JourneyView view, Messages m, Visitor visitor) {
  private static final String SHOWN = "shown.";

  String path(String below) {
    return "/sign/" + token + below;
  }

  String form(String name) {
    String value = context.request().getFormAttribute(name);
    return value == null ? "" : value;
  }

  boolean sent(String name) {
    return context.request().getFormAttribute(name) != null;
  }

  /** Return a whole number from the query or the form, kept within bounds. */
  int number(String name, int smallest, int largest) {
    String value = context.request().getParam(name);
    int number = smallest;
    if (value == null) {
      value = context.request().getFormAttribute(name);
    }
    if (value != null && value.matches("\\d{1,6}")) {
      number = Integer.parseInt(value);
    }
    return Math.max(smallest, Math.min(largest, number));
  }

  /** The digests of the revisions that the form's page showed, by document. */
  Map<Integer, BlobRef> shown() {
    Map<Integer, BlobRef> shown = new HashMap<>();
    for (Map.Entry<String, String> field : context.request().formAttributes()) {
      if (field.getKey().matches("shown\\.\\d{1,3}")) {
        try {
          int document = Integer.parseInt(field.getKey().substring(SHOWN.length()));
          shown.put(document, new BlobRef(field.getValue()));
        } catch (PermanentFailure e) {
          throw changed(e);
        }
      }
    }
    return shown;
  }

  /**
   * Return {@link #shown} when it is what the check step shows now.
   *
   * @throws PermanentFailure {@code journey.changed}
   */
  Map<Integer, BlobRef> shownAsReviewed() {
    return shownAs(view.reviewed());
  }

  /**
   * Return {@link #shown} when it is exactly these revisions.
   *
   * @throws PermanentFailure {@code journey.changed}
   */
  Map<Integer, BlobRef> shownAs(Map<Integer, BlobRef> revisions) {
    Map<Integer, BlobRef> shown = shown();
    if (!shown.equals(revisions)) {
      throw changed(null);
    }
    return shown;
  }

  /**
   * Refuse a page of before something else was agreed to: made anew, it would pass that over.
   *
   * @throws PermanentFailure {@code journey.changed}
   */
  void requireSameAgreement() {
    if (!form("agreed").equals(view.agreement())) {
      throw changed(null);
    }
  }

  boolean isApprover() {
    return view.role() == Role.APPROVER;
  }

  private static PermanentFailure changed(@Nullable Throwable cause) {
    String message = "The document is no longer the one that was shown; look at it again";
    return cause == null
        ? new PermanentFailure("journey.changed", message)
        : new PermanentFailure("journey.changed", message, cause);
  }

  Visit with(JourneyView newer) {
    return new Visit(context, token, newer, m, visitor);
  }
}
