package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** pdf.js in a real browser, under the policy of the pages. */
@NullUnmarked
class ZoomTest {
  private final FakeSigningDesk desk = new FakeSigningDesk();

  @Test
  void zoom_and_text_selection_open_on_request_and_close_again_by_keyboard() throws IOException {
    desk.pdf = pdf(8);
    desk.pages = 8;
    try (PagesServer server = new PagesServer(desk)) {
      Page page = Chromium.page(Chromium.screen(1280, 900));
      List<String> fetched = new java.util.ArrayList<>();
      page.onRequest(request -> fetched.add(request.url()));
      page.navigate(server.sign("/read"));
      assertThat(fetched).noneMatch(url -> url.contains("pdfjs"));
      Locator open = page.locator("[data-viewer]");
      open.focus();
      page.keyboard().press("Enter");
      page.locator(".viewer-page[data-drawn]").first().waitFor();
      assertThat(page.locator(".text-layer").first().textContent()).contains("Article 1 of page 1");
      assertThat(page.locator(".sheets").isVisible()).isFalse();
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("viewer-pages");
      assertThat(ink(page)).isGreaterThan(500);
      assertThat(page.locator(".viewer-page canvas").count()).isLessThan(5);
      double narrow = page.locator(".viewer-page").first().boundingBox().width;
      Chromium.shoot(page, "zoom-1280-100");
      for (int i = 0; i < 5; i++) {
        page.keyboard().press("+");
      }
      assertThat(page.locator(".viewer-zoom").textContent()).isEqualTo("400\u00a0%");
      assertThat(page.locator(".viewer-page").first().boundingBox().width)
          .isBetween(narrow * 3.9, narrow * 4.1);
      page.locator(".viewer-page[data-drawn]").first().waitFor();
      Object largest =
          page.evaluate(
              "() => Math.max(...[...document.querySelectorAll('.viewer-page canvas')].map(c =>"
                  + " c.width * c.height))");
      assertThat(((Number) largest).intValue()).isBetween(3_000_000, 5_000_000);
      Chromium.shoot(page, "zoom-1280-400");
      assertThat(PageLook.problems(page, "read", "fr")).isEmpty();
      page.keyboard().press("Escape");
      assertThat(page.locator(".sheets").isVisible()).isTrue();
      assertThat(page.evaluate("document.activeElement.dataset.viewer")).isNotNull();
      assertThat(Chromium.complaints()).isEmpty();

      page.context().close();
    }
  }

  @Test
  void another_file_under_the_same_address_is_not_opened() throws IOException {
    desk.pdf = pdf(2);
    desk.other = pdf(1); // as a broken proxy might send it
    try (PagesServer server = new PagesServer(desk)) {
      Page page = Chromium.page(Chromium.phone(390, 844));
      page.navigate(server.sign("/read?lang=en"));
      page.locator("[data-viewer]").click();
      page.locator(".viewer-told:has-text('is not the one shown')").waitFor();
      assertThat(page.locator(".viewer").isVisible()).isFalse();
      assertThat(page.locator(".sheets").isVisible()).isTrue();
      page.context().close();
    }
  }

  private static int ink(Page page) {
    Object dark =
        page.evaluate(
            "() => { const c = document.querySelector('.viewer-page canvas');"
                + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + " let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 90) n++;"
                + " return n; }");
    return ((Number) dark).intValue();
  }

  private static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= pages; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
          for (int line = 1; line < 20; line++) {
            pen.beginText();
            pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
            pen.newLineAtOffset(60, 780 - line * 24);
            pen.showText("Article " + line + " of page " + i + " of the contract");
            pen.endText();
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void only_what_draws_and_reads_a_page_is_served() {
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(desk)) {
      for (String name :
          List.of(
              "pdf.min.mjs",
              "pdf.worker.min.mjs",
              "cmaps/UniKS-UTF8-V.bcmap",
              "standard_fonts/FoxitFixed.pfb",
              "wasm/openjpeg_nowasm_fallback.js")) {
        browser.get(server.address + PdfJsFiles.BASE + name);
        assertThat(browser.last.statusCode()).as(name).isEqualTo(200);
        assertThat(browser.last.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      }
      for (String name :
          List.of(
              "pdf.mjs",
              "pdf.min.mjs.map",
              "pdf.sandbox.min.mjs",
              "legacy/build/pdf.sandbox.min.mjs",
              "web/pdf_viewer.mjs",
              "web/viewer.html",
              "package.json",
              "wasm/openjpeg.wasm",
              "cmaps/LICENSE",
              "cmaps/none.bcmap",
              "cmaps/../pdf.min.mjs.map",
              "cmaps/..%2f..%2fpackage.json",
              "")) {
        browser.get(server.address + PdfJsFiles.BASE + name);
        assertThat(browser.last.statusCode()).as(name).isEqualTo(404);
      }
      browser.get(server.address + "/static/pdfjs/9.9.9/pdf.min.mjs");
      assertThat(browser.last.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_file_behind_a_picture_is_given_by_its_digest_and_no_other() {
    desk.pdf = new byte[] {1, 2, 3};
    Browser browser = new Browser();
    try (PagesServer server = new PagesServer(desk)) {
      browser.get(server.sign("/pdf/0/" + desk.current()));
      assertThat(browser.last.statusCode()).isEqualTo(200);
      assertThat(browser.last.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
      browser.get(server.sign("/pdf/0/" + "0".repeat(64)));
      assertThat(browser.last.statusCode()).isEqualTo(404);
      browser.get(server.sign("/pdf/0/nonsense"));
      assertThat(browser.last.statusCode()).isEqualTo(404);
    }
  }
}
