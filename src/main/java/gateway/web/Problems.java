package gateway.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.intake.ContractJsonRefused;
import gateway.intake.ProblemItem;
import java.util.List;
import java.util.Map;

/** Problem answers (RFC 9457) with a stable {@code code}. */
public final class Problems {
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry("request.query", 400),
          Map.entry("auth.key", 401),
          Map.entry("auth.scope", 403),
          Map.entry("contract.unknown", 404),
          Map.entry("recipient.unknown", 404),
          Map.entry("id.malformed", 404),
          Map.entry("intake.conflict", 409),
          Map.entry("contract.state", 409),
          Map.entry("contract.not-closed", 409),
          Map.entry("journey.not-now", 409),
          Map.entry("reminder.too-soon", 429),
          Map.entry("blob.missing", 404));
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad request"),
          Map.entry(401, "Not authenticated"),
          Map.entry(403, "Not allowed"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(422, "Content refused"),
          Map.entry(429, "Too soon"),
          Map.entry(500, "Internal error"),
          Map.entry(503, "Busy"));

  private Problems() {}

  public static ApiAnswer of(int status, String code, String detail) {
    return of(status, code, detail, List.of());
  }

  public static ApiAnswer of(int status, String code, String detail, List<ProblemItem> errors) {
    ObjectNode body = ApiJson.object();
    body.put("type", "about:blank");
    body.put("title", TITLES.getOrDefault(status, "Error"));
    body.put("status", status);
    body.put("code", code);
    body.put("detail", detail);
    if (!errors.isEmpty()) {
      ArrayNode items = body.putArray("errors");
      for (ProblemItem error : errors) {
        items.addObject().put("pointer", error.pointer()).put("detail", error.message());
      }
    }
    return new ApiAnswer(status, CONTENT_TYPE, ApiJson.bytes(body));
  }

  public static ApiAnswer of(ContractJsonRefused refused) {
    boolean syntax =
        refused.problems().size() == 1 && refused.problems().get(0).pointer().isEmpty();
    return of(
        syntax ? 400 : 422,
        syntax ? "contract.json" : "contract.invalid",
        "The contract " + (syntax ? refused.problems().get(0).message() : "is refused, see errors"),
        refused.problems());
  }

  /** Tell an expected failure; its message is written for the caller. */
  public static ApiAnswer of(GatewayFailure failure) {
    if (failure instanceof TransientFailure) {
      return of(503, failure.code(), "Busy: try the same call again in a moment");
    }
    String code = failure.code();
    int status = STATUS.getOrDefault(code, 422);
    if (code.equals("id.malformed")) {
      return notFound();
    }
    List<ProblemItem> places =
        failure instanceof PermanentFailure known
            ? known.pointer().map(at -> new ProblemItem(at, failure.getMessage())).stream().toList()
            : List.of();
    return of(status, code, failure.getMessage(), places);
  }

  /** The same for what never was and for what is somebody else's. */
  public static ApiAnswer notFound() {
    return of(404, "contract.unknown", "There is no such contract");
  }

  /** Tell nothing but the id under which the failure was logged. */
  public static ApiAnswer unexpected(String id) {
    return of(500, "internal", "Something went wrong here; the log has it under " + id);
  }
}
