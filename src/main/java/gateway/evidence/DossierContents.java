package gateway.evidence;

import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.SignatureMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a contract when its dossier is made, and the names its files get
 * there.
 */
record DossierContents(
    Contract contract,
    List<Recipient> people,
    List<Property> properties,
    List<Document> documents,
    List<AnnexRequest> asked,
    List<Annex> annexes,
    List<AuditRow> trail) {
  DossierContents {
    people = List.copyOf(people);
    properties = List.copyOf(properties);
    documents = List.copyOf(documents);
    asked = List.copyOf(asked);
    annexes = List.copyOf(annexes);
    trail = List.copyOf(trail);
  }

  static String signed(Document document) {
    return "signed/" + DossierNames.pdf(document.index(), document.name());
  }

  static String original(Document document) {
    return "original/" + DossierNames.pdf(document.index(), document.name());
  }

  static String file(Annex annex) {
    return "annexes/" + DossierNames.file(annex.index(), annex.name());
  }

  /** Return where a person's drawn or uploaded signature lies; null when there is none. */
  static @Nullable String mark(Recipient person) {
    SignatureMark mark = person.mark();
    if (mark == null) {
      return null;
    }
    return "marks/" + person.key() + (mark.kind() == SignatureMark.Kind.IMAGE ? ".png" : ".txt");
  }

  /** Return when each person's consent lapsed because the documents moved on, by their key. */
  Map<String, List<String>> lapses() {
    Map<String, List<String>> lapses = new HashMap<>();
    for (AuditRow row : trail) {
      Map<String, Object> entry = AuditTrail.parsed(row.entry());
      if ("recipient.lapsed".equals(entry.get("type"))) {
        String who = String.valueOf(AuditTrail.map(entry.get("facts")).get("recipient"));
        lapses.computeIfAbsent(who, key -> new ArrayList<>()).add(String.valueOf(entry.get("at")));
      }
    }
    return lapses;
  }
}
