package gateway.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One page of the signing journey, read as a browser without JavaScript reads it. */
final class JourneyPage {
  private static final String ERRORS = "#errors, [role=alert], p.error";

  private final URI url;
  private final int status;
  private final Document html;

  JourneyPage(URI url, int status, String html) {
    this.url = url;
    this.status = status;
    this.html = Jsoup.parse(html, url.toString());
  }

  URI url() {
    return url;
  }

  int status() {
    return status;
  }

  /** The step's name, for example {@code fill}; empty on a page outside the journey. */
  String step() {
    return html.select("main[data-step]").attr("data-step");
  }

  String language() {
    return html.select("html").attr("lang");
  }

  boolean hasForm() {
    return form() != null;
  }

  /** The page's complaint, or its heading when it does not complain. */
  String summary() {
    Element errors = html.selectFirst(ERRORS);
    Element told = errors != null ? errors : html.selectFirst("h1");
    return told == null ? html.title() : told.text();
  }

  boolean complains() {
    return status >= 400 || html.selectFirst(ERRORS) != null;
  }

  /** Where the main form goes. */
  URI action() {
    Element form = form();
    String action = form == null ? "" : form.absUrl("action");
    return action.isEmpty() ? url : URI.create(action);
  }

  /** What a person sends who fills in the main form and presses its main button. */
  List<Map.Entry<String, String>> fill(PlausibleAnswers answers) {
    Element form = form();
    List<Map.Entry<String, String>> sent = new ArrayList<>();
    if (form == null) {
      return sent;
    }
    List<String> radios = new ArrayList<>();
    for (Element control : form.select("input[name], textarea[name], select[name]")) {
      if (control.hasAttr("disabled")) {
        continue;
      }
      String name = control.attr("name");
      if (control.attr("type").equals("radio")) {
        if (radios.contains(name)) {
          continue;
        }
        radios.add(name);
      }
      answers.answer(form, control, language()).ifPresent(v -> sent.add(Map.entry(name, v)));
    }
    Element button =
        form.selectFirst(
            "button[name]:not([formaction]):not([type=button]), input[type=submit][name]");
    if (button != null) {
      sent.add(Map.entry(button.attr("name"), button.attr("value")));
    }
    return sent;
  }

  /** The form or button that sends a new code: where it goes and what it sends. */
  Optional<Press> resend() {
    for (Element form : html.select("form")) {
      Element button = form.selectFirst("button[formaction*=resend], button[value=resend]");
      boolean whole = form.attr("action").contains("resend") || form.id().contains("resend");
      if (button == null && !whole) {
        continue;
      }
      List<Map.Entry<String, String>> sent = new ArrayList<>();
      for (Element hidden : form.select("input[type=hidden][name]")) {
        sent.add(Map.entry(hidden.attr("name"), hidden.attr("value")));
      }
      String target = form.absUrl("action");
      if (button != null) {
        if (button.hasAttr("name")) {
          sent.add(Map.entry(button.attr("name"), button.attr("value")));
        }
        target = button.hasAttr("formaction") ? button.absUrl("formaction") : target;
      }
      return Optional.of(new Press(target.isEmpty() ? url : URI.create(target), sent));
    }
    return Optional.empty();
  }

  private @Nullable Element form() {
    return html.selectFirst("form#journey");
  }

  /** A button pressed. */
  record Press(URI action, List<Map.Entry<String, String>> sent) {
    Press {
      sent = List.copyOf(sent);
    }
  }
}
