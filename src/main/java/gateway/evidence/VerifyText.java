package gateway.evidence;

import gateway.signing.verify.Finding;
import gateway.signing.verify.SignatureReport;
import gateway.signing.verify.Verdict;
import gateway.signing.verify.VerifyReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a report for people and for programs. */
final class VerifyText {
  private VerifyText() {}

  static String write(String name, String kind, VerifyReport report) {
    StringBuilder out = new StringBuilder();
    line(out, name + ": " + word(report.verdict()) + " (" + kind + ", " + count(report) + ")");
    for (SignatureReport one : report.signatures()) {
      line(out, "  " + title(one) + ": " + one.signer() + ", level " + one.level());
      line(out, "    certificate SHA-256 " + one.certificate());
      line(out, "    issued under " + root(one.anchor(), one.anchorGiven()));
      if (one.timestamp() != null) {
        line(out, "    timestamp " + one.timestamp() + " by " + one.authority());
        line(out, "    timestamp under " + root(one.authorityAnchor(), one.authorityAnchorGiven()));
      } else {
        line(out, "    no timestamp");
      }
    }
    for (Finding finding : report.findings()) {
      line(out, "  " + sign(finding.verdict()) + " " + finding.where() + ": " + finding.message());
    }
    return out.toString();
  }

  static String json(String name, String kind, VerifyReport report) {
    return CanonicalJson.write(
        Map.of(
            "file",
            name,
            "kind",
            kind,
            "verdict",
            report.verdict().name().toLowerCase(java.util.Locale.ROOT),
            "exitCode",
            report.verdict().exitCode(),
            "signatures",
            report.signatures().stream().map(VerifyText::signature).toList(),
            "findings",
            report.findings().stream().map(VerifyText::finding).toList()));
  }

  private static Map<String, @Nullable Object> signature(SignatureReport one) {
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("number", one.number());
    json.put("signer", one.signer());
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

  private static Map<String, Object> finding(Finding finding) {
    return Map.of(
        "verdict",
        finding.verdict().name().toLowerCase(java.util.Locale.ROOT),
        "where",
        finding.where(),
        "message",
        finding.message());
  }

  private static String count(VerifyReport report) {
    List<SignatureReport> all = report.signatures();
    return all.size() + (all.size() == 1 ? " signature" : " signatures");
  }

  private static String title(SignatureReport one) {
    return one.number() == 0 ? "dossier seal" : "signature " + one.number();
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

  private static void line(StringBuilder out, String line) {
    out.append(line).append('\n');
  }
}
