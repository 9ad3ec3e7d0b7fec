package gateway.web;

import static gateway.web.Browser.step;
import static org.assertj.core.api.Assertions.assertThat;

import gateway.journey.JourneyView;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files to read and files to give, without a script. */
@NullUnmarked
class AttachmentsTest {
  private static final byte[] PDF = "%PDF-1.7 an identity card".getBytes(StandardCharsets.US_ASCII);

  private final FakeSigningDesk desk =
      new FakeSigningDesk()
          .request("identity", "Pièce d'identité", true, 1, "pdf", "png")
          .request("photos", "Photos du site", false, 2, "pdf");
  private final Browser browser = new Browser();
  private PagesServer server;

  @BeforeEach
  void start() {
    server = new PagesServer(desk);
    desk.attachments.add(
        new JourneyView.Attachment(0, "Conditions générales.pdf", "application/pdf", 52_000));
    desk.attachments.add(new JourneyView.Attachment(1, "page.html", "text/html", 900));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Document open() {
    return browser.submit(browser.get(server.sign("")), Map.of());
  }

  private Document give(Document page, String request, String name, byte[] content) {
    return browser.submit(
        page, Map.of("then", "add"), List.of(new Browser.File("file." + request, name, content)));
  }

  @Test
  void required_files_are_given_before_the_check_and_shown_there() {
    Document page = open();
    assertThat(step(page)).isEqualTo("attach");
    assertThat(page.title()).startsWith("Étape 2 sur 5 - Pièces");
    Document refused = browser.submit(page, Map.of());
    assertThat(browser.last.statusCode()).isEqualTo(422);
    assertThat(refused.select("#errors a").text()).isEqualTo("« Pièce d'identité » est à joindre");
    assertThat(refused.select("#errors a").attr("href")).isEqualTo("#a1");

    // Chosen but not added: the main button takes it along.
    Document check =
        browser.submit(
            page, Map.of(), List.of(new Browser.File("file.identity", "carte é.pdf", PDF)));
    assertThat(step(check)).isEqualTo("check");
    assertThat(check.select(".answers").text()).contains("Pièce d'identité carte é.pdf");
    assertThat(check.select("a:contains(Retour)").attr("href")).endsWith("/attach");
    assertThat(desk.acts).containsExactly("arrive", "attach identity carte é.pdf", "review");
  }

  @Test
  void a_file_is_added_replaced_and_taken_back() {
    Document page = give(open(), "photos", "1.pdf", PDF);
    page = give(page, "photos", "2.pdf", PDF);
    assertThat(page.select(".request .file-name").eachText())
        .containsExactly("1.pdf 1 ko", "2.pdf 1 ko");
    assertThat(page.getElementById("a2")).isNull(); // two are enough
    page = give(page, "identity", "old.pdf", PDF);
    assertThat(page.select("label[for=a1]").text()).startsWith("Remplacer");
    page = give(page, "identity", "new.pdf", PDF);
    assertThat(page.select(".request .file-name a").eachText())
        .containsExactly("new.pdf", "1.pdf", "2.pdf");
    String mine = page.select("button[name=remove]").get(1).val();
    page = browser.submit(page, Map.of("remove", mine));
    assertThat(page.select(".request .file-name a").eachText()).containsExactly("new.pdf", "2.pdf");
    browser.submit(page, Map.of("remove", "0")); // sent with the contract: not mine to remove
    assertThat(desk.acts).doesNotContain("detach 0");
  }

  @Test
  void a_replacement_that_is_refused_leaves_the_old_file() {
    Document page = give(open(), "identity", "old.pdf", PDF);
    Document refused = give(page, "identity", "x.exe", "MZ".getBytes(StandardCharsets.US_ASCII));
    assertThat(browser.last.statusCode()).isEqualTo(422);
    assertThat(refused.select("#errors a").text()).contains("x.exe", "PDF, PNG");
    assertThat(refused.select(".request .file-name a").eachText()).containsExactly("old.pdf");
  }

  @Test
  void limits_are_told_in_words() {
    Document page = open();
    assertThat(page.getElementById("a1-hint").text()).isEqualTo("PDF, PNG, 1 Mo au plus.");
    assertThat(page.getElementById("a2-hint").text())
        .isEqualTo("PDF, 1 Mo au plus. 2 fichiers au plus.");
    Document large = give(page, "identity", "big.pdf", new byte[1024 * 1024 + 1]);
    assertThat(large.select("#errors a").text()).contains("big.pdf", "dépasse 1 Mo");
    Document empty = give(page, "identity", "empty.pdf", new byte[0]);
    assertThat(empty.select("#errors a").text()).contains("empty.pdf", "est vide");
    Document many =
        browser.submit(
            page,
            Map.of(),
            List.of(
                new Browser.File("file.photos", "1.pdf", PDF),
                new Browser.File("file.photos", "2.pdf", PDF),
                new Browser.File("file.photos", "3.pdf", PDF)));
    assertThat(many.select("#errors a").text()).contains("2 fichiers suffisent");
  }

  @Test
  void annexes_are_saved_and_never_opened_in_our_name() {
    Document page = open();
    assertThat(page.select("#to-read ~ ul a").eachText())
        .containsExactly("Conditions générales.pdf", "page.html");
    browser.get(page.select("a:contains(Conditions)").first().absUrl("href"));
    assertThat(header("Content-Type")).isEqualTo("application/pdf");
    assertThat(header("Content-Disposition")).startsWith("attachment; filename=\"Conditions ");
    browser.get(page.select("a:contains(page.html)").first().absUrl("href"));
    assertThat(header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header("Content-Disposition")).startsWith("attachment");
    browser.get(server.sign("/annexes/99"));
    assertThat(browser.last.statusCode()).isEqualTo(404);
  }

  private String header(String name) {
    return browser.last.headers().firstValue(name).orElse("");
  }

  @Test
  void a_missing_file_leads_back_from_every_later_step() {
    give(open(), "identity", "id.pdf", PDF);
    desk.review(FakeSigningDesk.TOKEN);
    assertThat(step(browser.get(server.sign("/sign")))).isEqualTo("sign");
    desk.detach(FakeSigningDesk.TOKEN, 10);
    assertThat(step(browser.get(server.sign("/sign")))).isEqualTo("attach");
    assertThat(step(browser.get(server.sign("")))).isEqualTo("attach");
  }

  @Test
  void behind_a_link_that_is_not_in_use_no_byte_of_a_file_is_read() throws IOException {
    for (String dead : new String[] {"link.unknown", "link.dead"}) {
      desk.deadWith = dead;
      URI at = URI.create(server.sign("/attach"));
      try (Socket socket = new Socket(at.getHost(), at.getPort())) {
        socket.setSoTimeout(5_000);
        String head =
            "POST "
                + at.getPath()
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 50000000\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        assertThat(answer).isEqualTo("HTTP/1.1 " + (dead.equals("link.dead") ? 410 : 404));
      }
    }
  }

  @Test
  void files_are_kept_when_leaving() {
    Document saved =
        browser.submit(
            open(),
            Map.of("then", "leave"),
            List.of(new Browser.File("file.identity", "id.pdf", PDF)));
    assertThat(step(saved)).isEqualTo("saved");
    assertThat(browser.get(server.sign("")).text()).contains("id.pdf");
  }
}
