package gateway.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit trail as a file: written into the dossier, read back and recomputed by a checker. */
public final class AuditTrail {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AuditTrail() {}

  /** Write {@code {schema, head: {seq, hash}, entries: [{entry, hash, personal}]}}. */
  static String write(List<AuditRow> rows) {
    List<Object> entries = new ArrayList<>();
    for (AuditRow row : rows) {
      Map<String, @Nullable Object> one = new HashMap<>();
      one.put("entry", parsed(row.entry()));
      one.put("hash", row.hash());
      one.put("personal", row.personal() == null ? null : parsed(row.personal()));
      entries.add(one);
    }
    Map<String, Object> head = new HashMap<>();
    head.put("seq", rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq());
    head.put("hash", rows.isEmpty() ? AuditEntries.NO_PREVIOUS : rows.get(rows.size() - 1).hash());
    return CanonicalJson.write(
        Map.of("schema", AuditEntries.SCHEMA, "head", head, "entries", entries));
  }

  /** Return the contents of every entry, in order. */
  static List<Map<String, Object>> entries(String file) {
    List<Map<String, Object>> result = new ArrayList<>();
    for (Object item : list(parsed(file).get("entries"))) {
      result.add(map(map(item).get("entry")));
    }
    return result;
  }

  /**
   * Recompute the chain.
   *
   * @return what is wrong, each naming its entry; empty when intact
   */
  public static List<String> check(String file) {
    try {
      return check(parsed(file));
    } catch (RuntimeException e) {
      // Another value than expected, anywhere in it: whatever it broke, there is no trail to read.
      return List.of("the audit trail cannot be read: " + e.getMessage());
    }
  }

  private static List<String> check(Map<String, Object> trail) {
    List<String> problems = new ArrayList<>();
    if (!AuditEntries.SCHEMA.equals(trail.get("schema"))) {
      problems.add("the audit trail has an unknown schema");
    }
    String previous = AuditEntries.NO_PREVIOUS;
    Object contract = null;
    long expected = 1;
    for (Object item : list(trail.get("entries"))) {
      Map<String, Object> one = map(item);
      Map<String, Object> entry = map(one.get("entry"));
      String name = "audit entry " + expected;
      long seq = ((Number) entry.getOrDefault("seq", 0)).longValue();
      if (seq != expected) {
        problems.add(
            name + ": number " + seq + " stands here; an entry was removed, added or moved");
      }
      if (!previous.equals(entry.get("prev"))) {
        problems.add(name + ": it does not follow the entry before it");
      }
      String hash = Sha256.hex(CanonicalJson.write(entry));
      if (!hash.equals(one.get("hash"))) {
        problems.add(name + ": it was altered (its hash differs)");
      }
      if (contract != null && !contract.equals(entry.get("contract"))) {
        problems.add(name + ": it belongs to another contract");
      }
      personal(name, map(entry.get("personal")), one.get("personal"), problems);
      contract = entry.get("contract");
      previous = hash;
      expected++;
    }
    Map<String, Object> head = map(trail.get("head"));
    if (((Number) head.getOrDefault("seq", -1)).longValue() != expected - 1
        || !previous.equals(head.get("hash"))) {
      problems.add(
          "audit trail: it ends at entry " + (expected - 1) + ", but its head names another end");
    }
    return problems;
  }

  private static void personal(
      String name, Map<String, Object> hashed, @Nullable Object beside, List<String> problems) {
    if (beside == null) {
      return; // Erased, or never there: the hashes stand alone.
    }
    map(beside)
        .forEach(
            (field, value) -> {
              Map<String, Object> known = map(value);
              String salted =
                  AuditEntries.salted(text(known.get("salt")), text(known.get("value")));
              if (!salted.equals(hashed.get(field))) {
                problems.add(name + ": the value of " + field + " is not the one recorded");
              }
            });
  }

  static Map<String, Object> parsed(String json) {
    try {
      return map(JSON.readValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new PermanentFailure("audit.json", "It is not valid JSON", e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new PermanentFailure("audit.json", "An object is missing");
  }

  static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new PermanentFailure("audit.json", "A list is missing");
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new PermanentFailure("audit.json", "A text is missing");
  }
}
