package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import gateway.journey.JourneyView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Attaching in a real browser: a chosen file is sent at once. */
@NullUnmarked
class AttachmentsPageTest {
  private static final byte[] PDF = "%PDF-1.7 an identity card".getBytes(StandardCharsets.US_ASCII);

  private final FakeSigningDesk desk =
      new FakeSigningDesk()
          .request("identity", "Pièce d'identité", true, 1, "pdf", "png")
          .request("photos", "Photos du site", false, 3, "png");

  private static byte[] large() {
    byte[] scan = new byte[400_000];
    System.arraycopy(PDF, 0, scan, 0, PDF.length);
    return scan;
  }

  /** A bad line: so many bytes a second go up, all that can when negative. */
  private static void slowly(Page page, int bytes) {
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 0);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", bytes);
    page.context().newCDPSession(page).send("Network.emulateNetworkConditions", line);
  }

  @Test
  void a_chosen_file_is_sent_at_once_and_the_focus_stays_where_it_was() {
    desk.attachments.add(
        new JourneyView.Attachment(0, "Conditions générales.pdf", "application/pdf", 52_000));
    desk.arrive(FakeSigningDesk.TOKEN);
    try (PagesServer server = new PagesServer(desk)) {
      Page page = Chromium.page(Chromium.phone(390, 844));
      page.navigate(server.sign("/attach"));
      assertThat(page.locator("label[for=a1-photo]").isVisible()).isTrue();
      assertThat(page.locator("button.add").first().isVisible()).isFalse();
      page.locator("#a1").setInputFiles(new FilePayload("carte.pdf", "application/pdf", PDF));
      page.locator("text=carte.pdf").first().waitFor();
      assertThat(page.locator("#told").textContent()).isEqualTo("Le fichier est reçu.");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("a1");
      Chromium.shoot(page, "attach-390");

      page.locator("#a2")
          .setInputFiles(new FilePayload("grand.png", "image/png", new byte[1024 * 1024 + 1]));
      page.locator("#told:has-text('dépasse 1 Mo')").waitFor();
      page.locator("#a2").setInputFiles(new FilePayload("non.png", "image/png", PDF));
      page.locator("#errors").waitFor();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("errors");
      assertThat(page.title()).startsWith("Erreur");
      Chromium.shoot(page, "attach-390-errors");

      // The part of the page that was replaced works as before.
      page.locator("#a1").setInputFiles(new FilePayload("passeport.pdf", "application/pdf", PDF));
      page.locator("text=passeport.pdf").first().waitFor();
      slowly(page, 80_000);
      page.locator("#a1").setInputFiles(new FilePayload("scan.pdf", "application/pdf", large()));
      page.locator(".upload:has-text('Envoi de scan.pdf')").waitFor();
      page.waitForFunction("() => document.querySelector('progress').value > 20");
      Chromium.shoot(page, "attach-390-progress");
      slowly(page, -1);
      page.locator(".file-name:has-text('scan.pdf')").waitFor();
      page.locator("#submit").click();
      page.locator("main[data-step=check]").waitFor();
      assertThat(desk.acts)
          .containsSequence("detach 10", "attach identity passeport.pdf")
          .contains("attach identity scan.pdf");
      assertThat(Chromium.complaints()).isEmpty();
      page.context().close();
    }
  }
}
