package gateway.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What people and programs put into text fields, by mistake or not. */
final class HostileText {
  private static final List<String> OWN =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0x0",
          "1e400",
          "O'Brien; DROP TABLE contract; --",
          "\"quoted\" and \\back\\slashes\\",
          "<script>alert(1)</script>",
          "{{recipient.firstName}} ${7*7} #{7*7} %s %n",
          "[sc_sign1.nom/] [a]b[/a]",
          "=HYPERLINK(\"http://example.org\")",
          "../../etc/passwd",
          "tab\there",
          "two\nlines",
          "carriage\rreturn",
          "nul\0inside",
          "bell\u0007",
          "escape\u001b[31m",
          "delete\u007f",
          "next line\u0085",
          "line separator\u2028",
          "right to left \u202e override",
          "isolate \u2066 end \u2069",
          "byte order mark \ufeff",
          "zero\u200bwidth\u200djoined",
          "lone \ud83d half",
          "other \ude00 half",
          "noncharacter \uffff",
          "e\u0301 is not \u00e9",
          "\u212b \ufb01 \u2126",
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddeb\ud83c\uddf7",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
          "Z\u0351\u0343\u033a\u0361a\u0300\u0315lgo",
          "\u7530\u4e2d\u3055\u3093\u306b\u3042\u3052\u3066",
          "x".repeat(255),
          "x".repeat(256),
          "\ud83d\ude00".repeat(128),
          "y".repeat(4001));

  private HostileText() {}

  /** Our own, and the big list of naughty strings where the corpora are at hand. */
  static List<String> all() {
    List<String> all = new ArrayList<>(OWN);
    File list = new File(String.valueOf(System.getenv("PARAPH_CORPORA")), "strings/blns.json");
    if (list.exists()) {
      try {
        new JsonMapper().readTree(list).forEach(each -> all.add(each.asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }
}
