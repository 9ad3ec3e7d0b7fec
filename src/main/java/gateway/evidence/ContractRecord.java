package gateway.evidence;

import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.Property;
import gateway.contract.Smartfield;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dossier's {@code contract.json}: who, what and which files, for programs. */
final class ContractRecord {
  static final String NAME = "contract.json";
  private static final String SCHEMA = "paraph-dossier/1";

  private ContractRecord() {}

  static String write(DossierContents of, String organisation, Instant now) {
    Contract contract = of.contract();
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("schema", SCHEMA);
    json.put("contract", contract.id().toString());
    json.put("externalId", contract.externalId());
    json.put("organisation", organisation);
    json.put("title", contract.title());
    json.put("level", contract.level().text());
    json.put("locale", contract.locale());
    json.put("createdAt", contract.createdAt().toString());
    json.put("madeAt", now.toString());
    Map<String, List<String>> lapses = of.lapses();
    json.put(
        "people",
        of.people().stream()
            .map(p -> PersonRecord.of(p, lapses.getOrDefault(p.key(), List.of())))
            .toList());
    json.put("properties", of.properties().stream().map(ContractRecord::property).toList());
    json.put("documents", of.documents().stream().map(ContractRecord::document).toList());
    json.put("asked", of.asked().stream().map(ContractRecord::asked).toList());
    json.put("annexes", of.annexes().stream().map(ContractRecord::annex).toList());
    return CanonicalJson.write(json);
  }

  private static Map<String, @Nullable Object> property(Property property) {
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("key", property.key());
    json.put("value", property.value());
    json.put("label", property.label());
    json.put("type", word(property.type()));
    json.put("required", property.required());
    json.put("fillBy", property.fillBy());
    json.put("origin", property.origin());
    return json;
  }

  private static Map<String, Object> document(Document document) {
    return Map.of(
        "index", document.index(),
        "name", document.name(),
        "pages", document.pages(),
        "original", file(DossierContents.original(document), document.original().sha256()),
        "signed", file(DossierContents.signed(document), document.current().sha256()),
        "smartfields", document.fields().stream().map(ContractRecord::smartfield).toList());
  }

  /** Every field that was found, also the ones that could not be used. */
  private static Map<String, @Nullable Object> smartfield(Smartfield field) {
    Smartfield.Box box = field.box();
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("name", field.name());
    json.put("page", field.page());
    json.put("box", List.of(box.x(), box.y(), box.width(), box.height()));
    json.put("dialect", field.dialect());
    json.put("status", word(field.status()));
    json.put("type", word(field.type()));
    json.put("recipient", field.recipient());
    json.put("group", field.group());
    json.put("options", field.options());
    json.put("required", field.required());
    json.put("origin", field.origin());
    json.put("problem", field.problem());
    return json;
  }

  private static Map<String, Object> asked(AnnexRequest request) {
    return Map.of(
        "name", request.name(),
        "label", request.label(),
        "from", request.from(),
        "required", request.required());
  }

  private static Map<String, Object> annex(Annex annex) {
    Map<String, Object> json =
        new HashMap<>(file(DossierContents.file(annex), annex.content().sha256()));
    json.put("index", annex.index());
    json.put("name", annex.name());
    json.put("from", annex.from());
    json.put("request", annex.request());
    json.put("mediaType", annex.mediaType());
    json.put("size", annex.size());
    json.put("receivedAt", annex.receivedAt().toString());
    return json;
  }

  static Map<String, Object> file(String name, String sha256) {
    return Map.of("file", name, "sha256", sha256);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
