package gateway.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The signing pages of one person, by the conventions of the real ones: {@code main[data-step]},
 * {@code form#journey}, POST, 303, GET.
 */
final class FakeJourney {
  final Map<String, String> answers = new LinkedHashMap<>();
  String step = "read";
  String code = "";
  String problem = "";
  boolean mailsCodes = true;
  boolean breaks;
  int signatures;
  int codes;
  private final Consumer<String> mailCode;

  FakeJourney(Consumer<String> mailCode) {
    this.mailCode = mailCode;
  }

  synchronized void handle(HttpExchange exchange, String root) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> form = form(exchange);
    if (exchange.getRequestMethod().equals("GET")) {
      boolean here = path.equals(root + "/" + step);
      if (breaks) {
        html(exchange, 500, "<main data-step='error'><h1>Out of order</h1></main>");
      } else if (here) {
        html(exchange, problem.isEmpty() ? 200 : 422, page(root));
      } else {
        redirect(exchange, root + "/" + step);
      }
      return;
    }
    if (!("csrf-" + step).equals(form.get("csrf")) && !path.endsWith("/resend")) {
      html(exchange, 403, "<h1>Forged</h1>");
      return;
    }
    post(path, form);
    redirect(exchange, root + "/" + step);
  }

  private void post(String path, Map<String, String> form) {
    problem = "";
    if (path.endsWith("/resend")) {
      sendCode();
      return;
    }
    switch (step) {
      case "read" -> step = "fill";
      case "fill" -> {
        form.forEach((key, value) -> answers.putIfAbsent(key, value));
        if (form.getOrDefault("f.iban", "").matches("FR\\d\\d( \\d{4}){5} \\d{3}")
            && form.getOrDefault("f.startDate", "").matches("\\d\\d/\\d\\d/\\d{4}")) {
          step = "check";
        } else {
          problem = "L'IBAN manque";
        }
      }
      case "check" -> step = "sign";
      case "sign" -> {
        if ("yes".equals(form.get("consent")) && "Léa Martin".equals(form.get("typedName"))) {
          step = "code";
          sendCode();
        } else {
          problem = "Cochez la case";
        }
      }
      default -> {
        if (code.equals(form.get("code"))) {
          step = "done";
          signatures++;
        } else {
          problem = "Code incorrect";
        }
      }
    }
  }

  void sendCode() {
    code = Integer.toString(100_000 + 7 * ++codes);
    if (mailsCodes) {
      mailCode.accept(code);
    }
  }

  private String page(String root) {
    String inputs =
        switch (step) {
          case "fill" ->
              "<input name='f.iban' required><input name='f.startDate' data-type='date'>"
                  + "<input name='f.city' value='Déjà là'><textarea name='f.note'></textarea>"
                  + "<select name='f.plan'><option value=''>?<option value='B'>B</select>"
                  + "<input type='radio' name='f.pay' value='1'><input type='radio' name='f.pay'"
                  + " value='2' checked><input type='checkbox' name='f.news' value='true'>";
          case "sign" ->
              "<input type='checkbox' name='consent' value='yes'>"
                  + "<input name='typedName' value='Léa Martin'>";
          case "code" -> "<input name='code' autocomplete='one-time-code'>";
          default -> "";
        };
    String error = problem.isEmpty() ? "" : "<div id='errors' role='group'>" + problem + "</div>";
    if (step.equals("done")) {
      return "<html lang='fr'><main data-step='done'><h1>Fini</h1></main>";
    }
    String resend =
        step.equals("code") ? "<form method=post action='" + root + "/resend'></form>" : "";
    return "<html lang='fr'><main data-step='"
        + step
        + "'><h1>"
        + step
        + "</h1>"
        + error
        + "<form method=post action='"
        + root
        + "/decline'><button name=x>Refuser</button></form>"
        + "<form id='journey' method='post' action='"
        + root
        + "/"
        + step
        + "'>"
        + "<input type='hidden' name='csrf' value='csrf-"
        + step
        + "'>"
        + inputs
        + "<button>Suivant</button></form>"
        + resend
        + "</main>";
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        form.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  static void html(HttpExchange exchange, int status, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
