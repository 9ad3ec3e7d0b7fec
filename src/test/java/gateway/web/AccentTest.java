package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccentTest {
  private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");

  @Test
  void a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
    for (String light : List.of("#ffffff", "#ff9900", "#8ab8f2", "#00c853", "#777777")) {
      assertThatThrownBy(() -> Accent.parse(light))
          .as(light)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("must be 4.5");
    }
    for (String wrong : List.of("", "blue", "#12", "#1b4f8f;}", "url(x)")) {
      assertThatThrownBy(() -> Accent.parse(wrong)).hasMessageContaining("such as #1b4f8f");
    }
    assertThat(BrandStyles.url("#ff9900")).isNull();
    assertThat(BrandStyles.url("#1B4F8F")).isEqualTo("/brand/1b4f8f.css");
  }

  @Test
  void by_day_and_by_night_text_in_and_on_the_colour_can_be_read() {
    for (String dark : List.of("#1b4f8f", "#000000", "#7a1fa2", "#b00020", "#00695c", "#5d4037")) {
      Matcher tokens = TOKEN.matcher(Accent.parse(dark).style());
      int[] found = new int[6];
      for (int i = 0; tokens.find(); i++) {
        found[i] = Integer.parseInt(tokens.group(2), 16);
      }
      assertThat(Accent.contrast(found[0], found[2])).as(dark).isGreaterThanOrEqualTo(4.5);
      assertThat(Accent.contrast(found[1], found[2])).as(dark).isGreaterThanOrEqualTo(4.5);
      assertThat(Accent.contrast(found[0], 0xfbfaf7)).as(dark).isGreaterThanOrEqualTo(4.5);
      assertThat(Accent.contrast(found[3], found[5])).as(dark).isGreaterThanOrEqualTo(4.5);
      assertThat(Accent.contrast(found[4], found[5])).as(dark).isGreaterThanOrEqualTo(4.5);
      assertThat(Accent.contrast(found[3], 0x1c2026)).as(dark).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void the_pages_of_the_journey_name_the_style_sheet_of_their_organisation() {
    FakeSigningDesk desk = new FakeSigningDesk();
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(desk)) {
      assertThat(browser.get(server.sign("")).select("link[href^=/brand/]")).isEmpty();
      desk.accent = "#7a1fa2";
      assertThat(browser.get(server.sign("")).select("link[rel=stylesheet]").eachAttr("href"))
          .hasSize(2)
          .endsWith("/brand/7a1fa2.css");
    }
  }

  @Test
  void the_style_sheet_is_served_for_readable_colours_only() {
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(new FakeSigningDesk())) {
      browser.get(server.address + "/brand/7a1fa2.css");
      assertThat(browser.last.body()).contains("--accent: #7a1fa2");
      assertThat(browser.last.headers().firstValue("Content-Type"))
          .hasValue("text/css; charset=utf-8");
      browser.get(server.address + "/brand/ffff00.css");
      assertThat(browser.last.statusCode()).isEqualTo(404);
      browser.get(server.address + "/brand/7a1fa2%7D.css");
      assertThat(browser.last.statusCode()).isEqualTo(404);
    }
  }
}
