package gateway.signing.verify;

import java.util.Map;

/**
 * What a later revision may do to a signed document: fill empty fields, sign laid-out signature
 * fields, add an invisible one. Everything else makes the file invalid.
 */
final class RevisionChanges {
  private final Findings findings;
  private final String where;

  RevisionChanges(Findings findings, String where) {
    this.findings = findings;
    this.where = where;
  }

  void compare(RevisionSnapshot before, RevisionSnapshot after) {
    for (Map.Entry<String, String> one : before.fixed().entrySet()) {
      if (!one.getValue().equals(after.fixed().get(one.getKey()))) {
        findings.invalid(where, "a later revision changed " + one.getKey());
      }
    }
    before
        .fields()
        .forEach(
            (name, field) -> {
              RevisionSnapshot.Field now = after.fields().get(name);
              if (now == null) {
                findings.invalid(where, "a later revision removed the field " + name);
              } else {
                field(name, field, now);
              }
            });
    after
        .fields()
        .forEach(
            (name, field) -> {
              if (!before.fields().containsKey(name)) {
                added(name, field);
              }
            });
  }

  private void field(String name, RevisionSnapshot.Field before, RevisionSnapshot.Field now) {
    boolean filled = !before.value().equals(now.value());
    boolean drawn = !before.appearance().equals(now.appearance());
    if (!before.rest().equals(now.rest())) {
      findings.invalid(where, "a later revision altered the field " + name);
    } else if (filled && before.empty()) {
      findings.note(
          where,
          now.signature()
              ? "later, the field " + name + " was signed"
              : "later, the field " + name + " was filled");
    } else if (filled) {
      findings.invalid(where, "a later revision replaced the value of the field " + name);
    } else if (drawn) {
      findings.invalid(where, "a later revision redrew the field " + name + " without filling it");
    }
  }

  private void added(String name, RevisionSnapshot.Field field) {
    if (field.signature() && !field.visible()) {
      findings.note(where, "later, the invisible signature field " + name + " was added");
    } else {
      findings.invalid(where, "a later revision added the field " + name);
    }
  }
}
