package gateway.web;

import static gateway.web.Browser.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the signature step takes and refuses, without a script. */
@NullUnmarked
class SignatureWaysTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};
  private static final String STROKES = "100,100 900,400 2000,200;500,500 700,900";

  private final FakeSigningDesk desk = new FakeSigningDesk();
  private final Browser browser = new Browser();
  private PagesServer server;
  private Document sign;

  @BeforeEach
  void start() {
    server = new PagesServer(desk);
    desk.arrive(FakeSigningDesk.TOKEN);
    desk.review(FakeSigningDesk.TOKEN);
    sign = browser.get(server.sign("/sign"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Document upload(Map<String, String> typed, byte[] image) {
    return browser.submit(sign, typed, List.of(new Browser.File("image", "signature.png", image)));
  }

  @Test
  void without_a_script_one_types_or_uploads_and_drawing_is_not_offered() {
    assertThat(sign.select("input[name=method][checked]").val()).isEqualTo("type");
    assertThat(sign.select("label[hidden] input").val()).isEqualTo("draw");
    Document code = upload(Map.of("method", "upload", "consent", "yes"), PNG);
    assertThat(step(code)).isEqualTo("code");
    assertThat(desk.given.image()).isEqualTo(PNG);
    assertThat(desk.given.strokes()).isNull();
  }

  @Test
  void a_typed_name_is_sent_alone_even_when_the_form_carries_a_picture_or_strokes() {
    upload(Map.of("method", "type", "strokes", STROKES, "consent", "yes"), PNG);
    assertThat(desk.given.image()).isNull();
    assertThat(desk.given.strokes()).isNull();
    assertThat(desk.given.name()).isEqualTo("Léa Martin");
  }

  @Test
  void a_picture_given_before_is_there_when_one_comes_back_and_is_not_asked_for_again() {
    Document code = upload(Map.of("method", "upload", "consent", "yes"), PNG);
    assertThat(code.text()).contains("en tant que Léa Martin, avec votre image");
    Document back = browser.get(code.select(".bar a").first().absUrl("href"));
    assertThat(step(back)).isEqualTo("sign");
    assertThat(back.select("#kept").text()).contains("est conservée");
    assertThat(back.select("input[name=method][checked]").val()).isEqualTo("upload");
    assertThat(back.select("#consent[checked]")).as("agreeing is asked for again").isEmpty();
    browser.get(back.select("#image-shown img").first().absUrl("src"));
    assertThat(browser.last.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(browser.last.headers().firstValue("Cache-Control")).hasValue("no-store");

    assertThat(step(browser.submit(back, Map.of("consent", "yes")))).isEqualTo("code");
    assertThat(desk.acts).as("no second code").containsOnlyOnce("agree");
    desk.codeAlive = false;
    assertThat(step(browser.submit(back, Map.of("consent", "yes")))).isEqualTo("code");
    assertThat(desk.given.kept()).isEqualTo(desk.mark.content());
    assertThat(desk.given.image()).isNull();
  }

  @Test
  void a_picture_kept_is_no_picture_once_another_was_chosen_or_it_is_not_the_last_one() {
    Document back = browser.get(server.sign("/sign"));
    upload(Map.of("method", "upload", "consent", "yes"), PNG);
    Document forged =
        browser.submit(back, Map.of("method", "upload", "consent", "yes", "kept", "0".repeat(64)));
    assertThat(forged.select("#errors").text()).contains("Choisissez une image");
    sign = browser.get(server.sign("/sign"));
    Document again = upload(Map.of("method", "upload"), PNG);
    assertThat(again.select("#errors").text()).contains("Choisissez de nouveau l'image");
    assertThat(again.select("input[name=kept]")).isEmpty();
  }

  @Test
  void a_drawing_given_before_is_there_when_one_comes_back() {
    browser.submit(sign, Map.of("method", "draw", "strokes", STROKES, "consent", "yes"));
    Document back = browser.get(server.sign("/sign"));
    assertThat(back.getElementById("strokes").val()).isEqualTo(STROKES);
    assertThat(back.select("input[name=method][checked]").val()).isEqualTo("draw");
    assertThat(step(browser.submit(back, Map.of("consent", "yes")))).isEqualTo("code");
    assertThat(desk.acts).containsOnlyOnce("agree");
    browser.submit(back, Map.of("consent", "yes", "strokes", "100,100 900,900"));
    assertThat(desk.given.strokes().text()).as("drawn anew").isEqualTo("100,100 900,900");
  }

  @Test
  void when_no_further_drawing_is_kept_the_page_says_so_and_takes_the_name() {
    desk.nothingLeft = true;
    Document again =
        browser.submit(sign, Map.of("method", "draw", "strokes", STROKES, "consent", "yes"));
    assertThat(browser.last.statusCode()).isEqualTo(429);
    assertThat(again.select("#errors").text()).contains("Écrivez plutôt votre nom");
    assertThat(step(browser.submit(again, Map.of("method", "type", "consent", "yes"))))
        .isEqualTo("code");
  }

  @Test
  void strokes_are_kept_with_the_refusal_of_something_else() {
    Document again = browser.submit(sign, Map.of("method", "draw", "strokes", STROKES));
    assertThat(browser.last.statusCode()).isEqualTo(422);
    assertThat(again.getElementById("strokes").val()).isEqualTo(STROKES);
    assertThat(again.select("input[name=method][checked]").val()).isEqualTo("draw");
    assertThat(again.select("#errors a").eachAttr("href")).containsExactly("#consent");
  }

  @Test
  void what_is_no_signature_is_refused_in_words_and_never_given_back() {
    Map<String, String> bad =
        Map.of(
            "", "Dessinez votre signature",
            "1,1 2,2", "Effacez-le et dessinez plus grand",
            "9999,1 2,2", "Effacez-le",
            "\"><script>", "Effacez-le");
    bad.forEach(
        (strokes, words) -> {
          Document again =
              browser.submit(sign, Map.of("method", "draw", "strokes", strokes, "consent", "yes"));
          assertThat(again.select("#errors a[href=#pad]").text()).as(strokes).contains(words);
          assertThat(again.select("#strokes").val()).doesNotContain("<");
        });
    Document none = browser.submit(sign, Map.of("method", "upload", "consent", "yes"));
    assertThat(none.select("#errors a[href=#image]").text()).startsWith("Choisissez une image");
    Document text =
        upload(
            Map.of("method", "upload", "consent", "yes"),
            "GIF89a no".getBytes(StandardCharsets.US_ASCII));
    assertThat(text.select("#errors a[href=#image]").text()).contains("PNG ou JPEG lisible");
    Document large =
        upload(Map.of("method", "upload", "consent", "yes"), new byte[2 * 1024 * 1024 + 1]);
    assertThat(large.select("#errors a[href=#image]").text()).contains("dépasse 2 Mo");
    assertThat(desk.acts).doesNotContain("agree");
  }

  @Test
  void a_picture_that_the_browser_forgets_is_asked_for_again() {
    Document again = upload(Map.of("method", "upload"), PNG);
    assertThat(again.select("#errors a").eachAttr("href")).containsExactly("#image", "#consent");
    assertThat(again.select("#mark-error").text()).startsWith("Choisissez de nouveau");
  }

  @Test
  void signing_by_sms_says_so_in_consent_note_and_code() {
    desk.channel = "sms";
    sign = browser.get(server.sign("/sign"));
    assertThat(sign.select(".weight").text()).contains("par code SMS");
    assertThat(sign.text()).contains("+33 6 .. .. .. 78").doesNotContain("l…a@");
    Document code = browser.submit(sign, Map.of("consent", "yes"));
    assertThat(code.select("label[for=code]").text()).isEqualTo("Code reçu par SMS");
    assertThat(code.text()).doesNotContain("indésirables");
  }
}
