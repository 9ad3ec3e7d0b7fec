package gateway.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a person would answer to a form they have never seen.
 *
 * @param code the one-time code to type where it is asked for
 */
record PlausibleAnswers(String name, @Nullable String code) {
  /** The example of the French banks' own documentation: right check digits, nobody's account. */
  private static final String IBAN = "FR76 3000 6000 0112 3456 7890 189";

  private static final LocalDate DATE = LocalDate.of(2027, 1, 15);

  /** Return what to send for this control, empty when a browser would send nothing. */
  Optional<String> answer(Element form, Element control, String language) {
    String name = control.attr("name");
    return switch (control.tagName().equals("input") ? control.attr("type") : control.tagName()) {
      case "hidden" -> Optional.of(control.attr("value"));
      case "submit", "button", "reset", "image", "file" -> Optional.empty();
      case "checkbox" -> tick(control);
      case "radio" -> choose(form, name);
      case "select" -> select(control);
      case "textarea" -> Optional.of(control.text().isBlank() ? "RAS" : control.wholeText());
      default -> Optional.of(typed(control, name, language));
    };
  }

  private String typed(Element control, String name, String language) {
    if (name.equals("code")) {
      return code == null ? "" : code;
    }
    String present = control.attr("value");
    if (!present.isBlank() || (!name.startsWith("f.") && !name.equals("typedName"))) {
      return present;
    }
    return name.equals("typedName") ? this.name : value(control, name, language);
  }

  private String value(Element control, String name, String language) {
    String about =
        (name + " " + control.attr("data-type") + " " + control.attr("autocomplete"))
            .toLowerCase(Locale.ROOT);
    String type = control.attr("type");
    if (about.contains("iban")) {
      return IBAN;
    }
    if (type.equals("date")) {
      return DATE.toString();
    }
    if (about.contains("date") || about.contains("naissance") || about.contains("bday")) {
      return DATE.format(
          DateTimeFormatter.ofPattern(
              language.startsWith("fr") ? "dd/MM/yyyy" : "yyyy-MM-dd", Locale.ROOT));
    }
    if (about.contains("bic")) {
      return "AGRIFRPPXXX";
    }
    if (type.equals("number")
        || control.attr("inputmode").matches("numeric|decimal")
        || about.contains("amount")
        || about.contains("montant")) {
      return "42";
    }
    if (type.equals("email") || about.contains("mail")) {
      return "contact@example.org";
    }
    if (type.equals("tel") || about.contains("phone") || about.contains("mobile")) {
      return "06 12 34 56 78";
    }
    return about.contains("ville") || about.contains("city") || about.contains("lieu")
        ? "Besançon"
        : "Très bien, à l'étage";
  }

  private static Optional<String> tick(Element control) {
    return Optional.of(control.hasAttr("value") ? control.attr("value") : "on");
  }

  private static Optional<String> choose(Element form, String name) {
    Element chosen = null;
    for (Element radio : form.select("input[type=radio]")) {
      if (radio.attr("name").equals(name)
          && (chosen == null || (radio.hasAttr("checked") && !chosen.hasAttr("checked")))) {
        chosen = radio;
      }
    }
    return Optional.ofNullable(chosen).map(radio -> radio.attr("value"));
  }

  private static Optional<String> select(Element control) {
    Element selected = control.selectFirst("option[selected]");
    if (selected != null && !selected.attr("value").isBlank()) {
      return Optional.of(selected.attr("value"));
    }
    for (Element option : control.select("option")) {
      String value = option.hasAttr("value") ? option.attr("value") : option.text();
      if (!value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.of("");
  }
}
