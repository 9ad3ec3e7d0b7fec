package gateway.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a later revision may do to a signed document: sign one laid-out signature field, and fill
 * the fields that belong to that signer. Where a document does not say whose fields are whose,
 * filling empty ones and adding an invisible signature field are let pass as well. Everything else
 * makes the file invalid.
 */
final class RevisionChanges {
  private final Findings findings;
  private final String earlier;
  private final String later;
  private final List<FilledField> filled = new ArrayList<>();

  /**
   * @param number of the signature whose revision came before
   */
  RevisionChanges(Findings findings, int number) {
    this.findings = findings;
    this.earlier = "signature " + number;
    this.later = "signature " + (number + 1);
  }

  /** Return what the first signer found filled, or filled. */
  Contribution first(RevisionSnapshot revision) {
    FieldOwners owners = new FieldOwners(revision);
    String signed = signed(null, revision);
    revision
        .fields()
        .forEach(
            (name, field) -> {
              if (field.signature() || field.empty() || !owners.known()) {
                return;
              }
              if (owners.mayFill(signed, name)) {
                filled.add(FilledField.of(name, field.text()));
              } else if (field.locked() && owners.ownerOf(name).startsWith("belongs")) {
                foreign(owners, name);
              }
            });
    return new Contribution(signed, filled);
  }

  /**
   * @param stamp the later signature is an archive timestamp, which is no change (ISO 32000-2)
   */
  Contribution compare(RevisionSnapshot before, RevisionSnapshot after, boolean stamp) {
    if (before.limits().anyChange() && !stamp) {
      findings.invalid(earlier, "it, or one before it, forbids any later change, and there is one");
    }
    for (Map.Entry<String, String> one : before.fixed().entrySet()) {
      if (!one.getValue().equals(after.fixed().get(one.getKey()))) {
        findings.invalid(earlier, "a later revision changed " + one.getKey());
      }
    }
    FieldOwners owners = new FieldOwners(before);
    String signed = signed(before, after);
    before
        .fields()
        .forEach(
            (name, field) -> {
              RevisionSnapshot.Field now = after.fields().get(name);
              if (now == null) {
                findings.invalid(earlier, "a later revision removed the field " + name);
              } else {
                field(name, field, now, owners, signed, before.limits());
              }
            });
    after
        .fields()
        .forEach(
            (name, field) -> {
              if (!before.fields().containsKey(name)) {
                added(name, field, owners);
              }
            });
    return new Contribution(signed, filled);
  }

  private @Nullable String signed(@Nullable RevisionSnapshot before, RevisionSnapshot after) {
    List<String> signed = new ArrayList<>();
    after
        .fields()
        .forEach(
            (name, field) -> {
              RevisionSnapshot.Field was = before == null ? null : before.fields().get(name);
              if (field.signature() && !field.empty() && (was == null || was.empty())) {
                signed.add(name);
              }
            });
    if (signed.size() > 1) {
      findings.invalid(later, "it stands in several fields at once");
    }
    return signed.isEmpty() ? null : signed.get(0);
  }

  private void field(
      String name,
      RevisionSnapshot.Field before,
      RevisionSnapshot.Field now,
      FieldOwners owners,
      @Nullable String signed,
      SignedLimits limits) {
    boolean changed = !before.value().equals(now.value());
    boolean drawn = !before.appearance().equals(now.appearance());
    boolean lockChanged = before.locked() != now.locked();
    if (!before.rest().equals(now.rest())) {
      findings.invalid(earlier, "a later revision altered the field " + name);
    } else if (changed && now.signature() && before.empty()) {
      return; // the next signature, in a field that was laid out for it
    } else if (owners.mayFill(signed, name) && !before.locked()) {
      // Also who leaves the proposed value as it is has it drawn and locked as his own.
      if ((changed || drawn || lockChanged) && !now.empty()) {
        filled(name, now, limits);
      }
    } else if (changed && before.empty() && !owners.known()) {
      filled(name, now, limits);
    } else if (changed && before.empty()) {
      foreign(owners, name);
    } else if (changed) {
      findings.invalid(earlier, "a later revision replaced the value of the field " + name);
    } else if (drawn) {
      findings.invalid(
          earlier, "a later revision redrew the field " + name + " without filling it");
    } else if (lockChanged && owners.known()) {
      findings.invalid(earlier, "a later revision locked or unlocked the field " + name);
    }
  }

  private void filled(String name, RevisionSnapshot.Field now, SignedLimits limits) {
    // An archive timestamp is no change, but what comes along with it is one.
    if (limits.lock(name) || limits.anyChange()) {
      findings.invalid(earlier, "a later revision filled the field " + name + ", which is locked");
    }
    filled.add(FilledField.of(name, now.text()));
  }

  private void foreign(FieldOwners owners, String name) {
    findings.invalid(
        later,
        "it filled the field " + FilledField.shortName(name) + ", which " + owners.ownerOf(name));
  }

  private void added(String name, RevisionSnapshot.Field field, FieldOwners owners) {
    if (field.signature() && !field.visible() && !owners.known()) {
      findings.note(earlier, "later, the invisible signature field " + name + " was added");
    } else {
      findings.invalid(earlier, "a later revision added the field " + name);
    }
  }
}
