package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gateway.contract.PropertyType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@NullUnmarked
class NaughtyStringsTest {
  private static JsonNode strings() throws IOException {
    String corpora = System.getenv("PARAPH_CORPORA");
    File file = new File(String.valueOf(corpora), "strings/blns.json");
    Assumptions.assumeTrue(
        file.exists(),
        "SKIPPED: no corpora here, set PARAPH_CORPORA to the folder that holds them");
    return new JsonMapper().readTree(file);
  }

  @Test
  void whatever_a_sender_or_signatory_writes_stays_text() throws IOException {
    FakeSigningDesk desk = new FakeSigningDesk();
    Browser browser = new Browser();
    int seen = 0;
    try (PagesServer server = new PagesServer(desk)) {
      desk.field("note", "Note", PropertyType.TEXT, false, 1);
      desk.arrive(FakeSigningDesk.TOKEN);
      Document empty = browser.get(server.sign("/read"));
      int elements = empty.getAllElements().size();
      for (JsonNode each : strings()) {
        String naughty = each.asText();
        if (naughty.isBlank()) {
          continue; // an empty message has no element of its own
        }
        seen++;
        desk.title = naughty;
        desk.message = naughty;
        desk.values.put("note", naughty);
        Document read = browser.get(server.sign("/read"));
        assertThat(browser.last.statusCode()).isEqualTo(200);
        assertThat(read.getAllElements()).as(naughty).hasSize(elements);
        assertThat(read.select("script")).allMatch(script -> script.hasAttr("src"));
        Document fill = browser.get(server.sign("/fill"));
        if (naughty.chars().noneMatch(Character::isISOControl)) {
          assertThat(fill.getElementById("f1").val()).isEqualTo(shown(naughty));
        }
      }
      assertThat(seen).isGreaterThan(400);
    }
  }

  /** Lone surrogates cannot be written in UTF-8 and come out as a question mark. */
  private static String shown(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void a_typed_answer_comes_back_as_it_was() throws IOException {
    FakeSigningDesk desk = new FakeSigningDesk();
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(desk)) {
      desk.field("note", "Note", PropertyType.TEXT, false, 1);
      desk.arrive(FakeSigningDesk.TOKEN);
      Document fill = browser.get(server.sign("/fill"));
      for (String typed :
          List.of("<img src=x onerror=alert(1)>", "\"' {{7*7}} ${7*7}", "Ω≈ç√ 田中")) {
        Document check = browser.submit(fill, Map.of("f.note", typed));
        assertThat(desk.values).containsEntry("note", typed);
        assertThat(check.select(".answers dd").first().text()).isEqualTo(typed);
      }
    }
  }
}
