package gateway.evidence;

import gateway.contract.Assurance;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a dossier holds about one person: what they were shown, agreed to, and how known. */
final class PersonRecord {
  private PersonRecord() {}

  static Map<String, @Nullable Object> of(Recipient person, List<String> lapses) {
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("id", person.id().toString());
    json.put("key", person.key());
    json.put("role", ContractRecord.word(person.role()));
    json.put("mode", person.mode().text());
    json.put("rank", person.rank());
    json.put("status", ContractRecord.word(person.status()));
    json.put("name", person.person().displayName());
    json.put("email", person.person().get(PersonField.email));
    json.put("locale", person.locale());
    json.put("shown", shown(person));
    json.put("consent", person.consentText());
    json.put("typedSignature", person.typedSignature());
    json.put("mark", mark(person));
    json.put("assurance", assurance(person.assurance()));
    json.put("viewedAt", text(person.viewedAt()));
    json.put("actedAt", text(person.actedAt()));
    json.put("lapsedAt", lapses);
    return json;
  }

  /** The revision of each document that this person saw, in the documents' order. */
  private static List<Map<String, Object>> shown(Recipient person) {
    List<Map<String, Object>> shown = new ArrayList<>();
    new TreeMap<>(person.reviewed())
        .forEach((index, ref) -> shown.add(Map.of("document", index, "sha256", ref.sha256())));
    return shown;
  }

  private static @Nullable Map<String, Object> mark(Recipient person) {
    SignatureMark mark = person.mark();
    String file = DossierContents.mark(person);
    if (mark == null || file == null) {
      return null;
    }
    Map<String, Object> json = new HashMap<>(ContractRecord.file(file, mark.content().sha256()));
    json.put("kind", ContractRecord.word(mark.kind()));
    return json;
  }

  private static @Nullable Map<String, Object> assurance(@Nullable Assurance assurance) {
    return assurance == null
        ? null
        : Map.of(
            "method", assurance.method(),
            "channel", assurance.channel(),
            "destination", assurance.maskedDestination(),
            "checkedBy", assurance.checkedBy(),
            "at", assurance.at().toString());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
