package gateway.evidence;

import gateway.signing.verify.FilledField;
import gateway.signing.verify.Finding;
import gateway.signing.verify.SignatureReport;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a report for people and for programs. */
final class VerifyText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private VerifyText() {}

  static String write(String name, String kind, VerifyReport report) {
    StringBuilder out = new StringBuilder();
    line(out, name + ": " + word(report.verdict()) + " (" + kind + ", " + count(report) + ")");
    for (SignatureReport one : report.signatures()) {
      signature(out, one, report.signatures());
    }
    for (Finding finding : report.findings()) {
      line(out, "  " + sign(finding.verdict()) + " " + finding.where() + ": " + finding.message());
    }
    return out.toString();
  }

  private static void signature(StringBuilder out, SignatureReport one, List<SignatureReport> all) {
    line(
        out,
        "  "
            + title(one, all)
            + ": "
            + one.signer()
            + (one.seal() ? " (seal), " : " (signer), ")
            + time(one)
            + ", level "
            + one.level());
    List<FilledField> added = one.origin().added();
    if (added != null) {
      for (FilledField field : added) {
        line(out, "    added: " + field.name() + " = \"" + field.value() + "\"");
      }
      if (added.isEmpty()) {
        line(out, "    added: no values");
      }
    }
    line(out, "    certificate SHA-256 " + one.certificate());
    line(out, "    issued under " + root(one.anchor(), one.anchorGiven()));
    if (one.timestamp() != null) {
      line(out, "    timestamp under " + root(one.authorityAnchor(), one.authorityAnchorGiven()));
    }
  }

  /** When it was made: proven by an authority, or only claimed. */
  private static String time(SignatureReport one) {
    Instant claimed = one.origin().claimed();
    if (one.timestamp() != null) {
      return TIME.format(one.timestamp()) + " (timestamped by " + one.authority() + ")";
    }
    return claimed == null
        ? "no time proven"
        : TIME.format(claimed) + " (claimed, no timestamp proves it)";
  }

  static String json(String name, String kind, VerifyReport report) {
    return CanonicalJson.write(
        Map.of(
            "file",
            name,
            "kind",
            kind,
            "verdict",
            report.verdict().name().toLowerCase(Locale.ROOT),
            "exitCode",
            report.verdict().exitCode(),
            "signatures",
            report.signatures().stream().map(VerifyText::signature).toList(),
            "findings",
            report.findings().stream().map(VerifyText::finding).toList()));
  }

  private static Map<String, @Nullable Object> signature(SignatureReport one) {
    Map<String, @Nullable Object> json = new HashMap<>();
    SignatureReport.Origin origin = one.origin();
    json.put("number", one.number());
    json.put("signer", one.signer());
    json.put("role", one.seal() ? "seal" : "signer");
    json.put("document", origin.document());
    json.put("field", origin.field());
    json.put("claimed", origin.claimed() == null ? null : origin.claimed().toString());
    List<FilledField> added = origin.added();
    json.put("added", added == null ? null : added.stream().map(VerifyText::filled).toList());
    json.put("certificate", one.certificate());
    json.put("level", one.level());
    json.put("timestamp", one.timestamp() == null ? null : one.timestamp().toString());
    json.put("authority", one.authority());
    json.put("covers", one.covers());
    json.put("anchor", one.anchor());
    json.put("anchorGiven", one.anchorGiven());
    json.put("authorityAnchor", one.authorityAnchor());
    json.put("authorityAnchorGiven", one.authorityAnchorGiven());
    return json;
  }

  private static Map<String, Object> filled(FilledField field) {
    return Map.of("field", field.field(), "name", field.name(), "value", field.value());
  }

  private static Map<String, Object> finding(Finding finding) {
    return Map.of(
        "verdict",
        finding.verdict().name().toLowerCase(Locale.ROOT),
        "where",
        finding.where(),
        "message",
        finding.message());
  }

  private static String count(VerifyReport report) {
    List<SignatureReport> all = report.signatures();
    return all.size() + (all.size() == 1 ? " signature" : " signatures");
  }

  private static String title(SignatureReport one, List<SignatureReport> all) {
    if (one.number() == 0) {
      return "Seal of the dossier";
    }
    String document = one.origin().document();
    long count =
        all.stream()
            .filter(other -> other.number() > 0)
            .filter(other -> Objects.equals(document, other.origin().document()))
            .count();
    return (document == null ? "" : document + ", ")
        + ("Signature " + one.number() + " of " + Math.max(count, one.number()));
  }

  private static String root(@Nullable String anchor, boolean given) {
    if (anchor == null) {
      return "no root that is known";
    }
    return (given ? "trusted root SHA-256 " : "self-declared root SHA-256 ") + anchor;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case VALID -> "valid";
      case INVALID -> "INVALID";
      case UNDETERMINED -> "CANNOT BE DETERMINED";
    };
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case VALID -> "-";
      case INVALID -> "!";
      case UNDETERMINED -> "?";
    };
  }

  /** Names and values in it may be anybody's: what steers a terminal could write another answer. */
  private static void line(StringBuilder out, String line) {
    out.append(line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?")).append('\n');
  }
}
