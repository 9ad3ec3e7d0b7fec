package gateway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.contract.AnnexRequest;
import gateway.intake.ContractRequest.RecipientRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what people are asked to attach. */
final class CollectJson {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final Set<String> TYPES = Set.of("pdf", "jpg", "png");
  private static final int MAX_SIZE_MB = 25;
  private static final int DEFAULT_SIZE_MB = 10;
  private static final int MAX_FILES = 10;

  private CollectJson() {}

  static List<AnnexRequest> read(
      JsonMembers members, List<RecipientRequest> recipients, List<ProblemItem> problems) {
    List<JsonNode> items = members.list("collect", Limits.COLLECTED);
    List<String> people = RecipientKeys.ofSigningPeople(recipients);
    List<AnnexRequest> requests = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      JsonMembers item = JsonMembers.of(items.get(i), "/collect/" + i, problems);
      AnnexRequest request = one(item, people);
      item.refuseUnknown();
      if (!request.name().isEmpty() && !names.add(request.name())) {
        item.problem("name", "is used by another entry");
      }
      requests.add(request);
    }
    return requests;
  }

  private static AnnexRequest one(JsonMembers item, List<String> people) {
    String name = item.text("name", 40, false);
    if (name == null || !NAME.matcher(name).matches()) {
      item.problem("name", "must be a letter and then letters, digits, - or _");
      name = "";
    }
    String label = item.text("label", 255, false);
    if (label == null || label.isBlank()) {
      item.problem("label", "is required: it says what to attach");
      label = "";
    }
    Set<String> types = item.words("types", TYPES, TYPES);
    if (types.isEmpty()) {
      item.problem("types", "must name at least one of jpg, pdf, png");
    }
    int size = item.number("maxSizeMb", 1, MAX_SIZE_MB, DEFAULT_SIZE_MB);
    int files = item.number("maxFiles", 1, MAX_FILES, 1);
    return new AnnexRequest(
        name,
        label.strip(),
        types.stream().sorted().toList(),
        size,
        files,
        item.flag("required"),
        from(item, people));
  }

  private static String from(JsonMembers item, List<String> people) {
    String from = item.text("from", 40, false);
    if (from == null && people.size() == 1) {
      return people.get(0);
    }
    if (from == null || !people.contains(from)) {
      item.problem("from", "must be the key of a person who signs");
      return "";
    }
    return from;
  }
}
