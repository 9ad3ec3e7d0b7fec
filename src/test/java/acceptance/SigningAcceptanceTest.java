package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import gateway.store.BothDatabases;
import gateway.store.OnBothDatabases;
import gateway.store.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call brings a contract; a person signs it in a real browser; the caller gets it back. */
@OnBothDatabases
class SigningAcceptanceTest {
  private static final String SMS = "sms";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots", "street");

  @TempDir static Path folder;
  private static Street street;
  private static SmsProvider sms;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    sms = SmsProvider.start();
    Map<String, String> settings = sms.settings();
    if (BothDatabases.isPostgres()) {
      settings.put("PARAPH_DATABASE_URL", TestPostgres.fresh("street"));
    }
    street = Street.open(folder, settings);
    Files.createDirectories(SCREENSHOTS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (street != null) {
      street.close();
    }
    if (sms != null) {
      sms.close();
    }
  }

  @Test
  void a_person_signs_at_a_desk() throws Exception {
    sign("desk", new Browser.NewContextOptions().setViewportSize(1280, 900), "fr", false);
  }

  @Test
  void a_person_signs_on_a_phone() throws Exception {
    sign(
        "phone",
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setHasTouch(true)
            .setIsMobile(true),
        "fr",
        false);
  }

  @Test
  void a_person_signs_with_the_keyboard_alone() throws Exception {
    sign("keyboard", new Browser.NewContextOptions().setViewportSize(1280, 900), "en", true);
  }

  @Test
  void a_person_signs_with_javascript_off() throws Exception {
    sign(
        "no-script",
        new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false),
        "en",
        false);
  }

  @Test
  void a_person_signs_with_a_code_by_text_message() throws Exception {
    sign(SMS, new Browser.NewContextOptions().setViewportSize(390, 844), "fr", false);
  }

  @Test
  void a_person_refuses_with_a_reason_and_the_contract_ends() throws Exception {
    String email = "refuse@example.org";
    JsonNode created = create(email, "fr");
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
      Page page = context.newPage();
      page.navigate(link(created) + "/refuse");
      page.locator("textarea[name=reason]").fill("Le montant n'est pas celui convenu.");
      shoot(page, "refuse");
      page.locator("form#journey button[type=submit]").last().click();
      page.waitForSelector("main[data-step=refused]");
      shoot(page, "refused");
    }
    String id = created.path("id").asText();
    street.awaitStatus(id, "REFUSED");
    assertThat(street.get("/api/v1/contracts/" + id + "/evidence").statusCode()).isEqualTo(409);
  }

  @Test
  void the_same_idempotency_answer_and_bad_requests_are_answered_by_name() throws Exception {
    HttpResponse<String> unknown = street.post("{\"titel\":\"x\"}", Street.demoContract());
    assertThat(unknown.statusCode()).isBetween(400, 422);
    assertThat(unknown.body()).contains("/titel").doesNotContain("Exception");
    HttpResponse<String> notPdf =
        street.post(
            contractJson("a@example.org", "fr"), "no pdf at all".getBytes(StandardCharsets.UTF_8));
    assertThat(notPdf.statusCode()).isEqualTo(422);
    assertThat(notPdf.body()).contains("pdf.not-a-pdf");
  }

  @Test
  void a_deflate_bomb_and_a_looping_pdf_are_refused_while_others_are_served() throws Exception {
    List<byte[]> hostile = List.of(bomb(), loop());
    for (byte[] pdf : hostile) {
      CompletableFuture<HttpResponse<String>> refusal =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return street.post(contractJson("b@example.org", "fr"), pdf);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      int served = 0;
      while (!refusal.isDone() || served < 5) {
        long start = System.nanoTime();
        assertThat(street.get("/api/v1/contracts").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        served++;
      }
      HttpResponse<String> answer = refusal.get(60, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(Street.JSON.readTree(answer.body()).path("code").asText()).startsWith("pdf.");
      assertThat(answer.body()).doesNotContain("Exception");
    }
    JsonNode after = create("after@example.org", "fr");
    assertThat(after.path("status").asText()).isNotEmpty();
  }

  private void sign(
      String name, Browser.NewContextOptions options, String locale, boolean keyboardOnly)
      throws Exception {
    String email = name + "@example.org";
    JsonNode created = create(email, locale);
    try (BrowserContext context = browser.newContext(options)) {
      Page page = context.newPage();
      List<String> problems = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              problems.add(message.text());
            }
          });
      page.navigate(link(created));
      walk(page, name, email, keyboardOnly);
      street.awaitStatus(created.path("id").asText(), "CLOSED");
      // Nobody presses anything: the page looks again by itself. Going there by hand as well would
      // now and then cross its own reload, and the browser would abort one of the two.
      page.waitForSelector("a[data-download=signed]");
      assertThat(page.locator("a[data-download=signed]").count()).isEqualTo(1);
      assertThat(page.locator("a[data-download=evidence]").count()).isEqualTo(1);
      shoot(page, name + "-9-closed");
      assertThat(problems).as("errors in the browser's console").isEmpty();
    }
    String id = created.path("id").asText();
    Path pdf = folder.resolve(name + ".pdf");
    Files.write(pdf, street.get("/api/v1/contracts/" + id + "/documents/0?as=signed").body());
    Tool pdfsig = Tool.run("pdfsig", pdf.toString());
    assertThat(pdfsig.output().split("Signature is Valid", -1)).as(pdfsig.output()).hasSize(3);
    assertThat(Tool.run("pdftotext", "-layout", pdf.toString(), "-").output())
        .contains("Léa")
        .doesNotContain("[sc_");
    JsonNode contract = street.contract(id);
    assertThat(contract.path("level").asText()).isEqualTo("B-T");
  }

  private void walk(Page page, String name, String email, boolean keyboardOnly) throws Exception {
    int before = 0;
    for (int i = 0; i < 12; i++) {
      String step = page.locator("main").getAttribute("data-step");
      shoot(page, name + "-" + i + "-" + step);
      if (step.equals("done")) {
        return;
      }
      for (Locator input : page.locator("form#journey [name^='f.']").all()) {
        if (input.inputValue().isEmpty()) {
          String type = input.getAttribute("type");
          boolean date = input.getAttribute("name").contains("date");
          type(
              page,
              input,
              date && !"date".equals(type)
                  ? "15/01/2027"
                  : date ? "2027-01-15" : "FR76 3000 6000 0112 3456 7890 189",
              keyboardOnly);
        }
      }
      Locator pad = page.locator("canvas#pad");
      if (pad.count() > 0 && pad.isVisible()) {
        draw(page, pad); // on a phone drawing is offered first
      }
      Locator consent = page.locator("form#journey input[name=consent]");
      if (consent.count() > 0) {
        before = street.mail.count(email);
        if (keyboardOnly) {
          focusByTab(page, "input[name=consent]");
          page.keyboard().press("Space");
        } else {
          consent.check();
        }
      }
      Locator code = page.locator("form#journey input[name=code]");
      if (code.count() > 0) {
        String digits = name.equals(SMS) ? textedCode() : street.mail.code(email, before);
        type(page, code, digits, keyboardOnly);
      }
      if (keyboardOnly) {
        focusByTab(
            page, "form#journey button[type=submit]:not([name]), form#journey button[type=submit]");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
      } else {
        page.waitForNavigation(
            () -> page.locator("form#journey button[type=submit]").first().click());
      }
    }
    throw new AssertionError("the journey did not end: " + page.content());
  }

  private static String textedCode() throws InterruptedException {
    String line = sms.lastLine("+33612345678");
    assertThat(line).matches("@localhost #[0-9]{6}");
    return line.substring(line.indexOf('#') + 1);
  }

  private static void draw(Page page, Locator pad) {
    pad.scrollIntoViewIfNeeded();
    BoundingBox box = pad.boundingBox();
    page.mouse().move(box.x + box.width * .2, box.y + box.height * .7);
    page.mouse().down();
    page.mouse().move(box.x + box.width * .5, box.y + box.height * .2);
    page.mouse().move(box.x + box.width * .8, box.y + box.height * .8);
    page.mouse().up();
  }

  private static void type(Page page, Locator input, String text, boolean keyboardOnly) {
    if (keyboardOnly) {
      focusByTab(page, "[name='" + input.getAttribute("name") + "']");
      page.keyboard().type(text);
    } else {
      input.fill(text);
    }
  }

  /** Press Tab until the element has the focus, as somebody without a mouse does. */
  private static void focusByTab(Page page, String selector) {
    for (int i = 0; i < 60; i++) {
      if (Boolean.TRUE.equals(
          page.evaluate("s => document.activeElement?.matches(s) ?? false", selector))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Tab never reaches " + selector);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static String link(JsonNode created) {
    String link = created.path("recipients").get(0).path("signingUrl").asText();
    // The public URL's port is the one the server chose.
    return street.url.resolve(java.net.URI.create(link).getPath()).toString();
  }

  private static JsonNode create(String email, String locale) throws Exception {
    HttpResponse<String> answer = street.post(contractJson(email, locale), Street.demoContract());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode created = Street.JSON.readTree(answer.body());
    street.awaitStatus(created.path("id").asText(), "OPEN");
    return created;
  }

  private static String contractJson(String email, String locale) {
    String mode = email.startsWith(SMS) ? "remote-sms" : "remote-email";
    return """
    {"title": "Contrat d'entretien",
     "message": "Bonjour {{recipient.firstName}}, voici votre contrat.",
     "customer": {"firstName": "Léa", "lastName": "Martin", "email": "%s",
                  "mobile": "06 12 34 56 78",
                  "address1": "12 rue de l'Église", "postalCode": "75011", "city": "Paris"},
     "recipients": [{"role": "signer", "key": "signer1", "mode": "%s",
                     "customer": true, "locale": "%s"}],
     "properties": {"numero": "C-2026-001", "montant": "120,00 €",
        "iban": {"value": null, "fillBy": "signer1", "type": "text", "label": "IBAN",
                 "required": true},
        "date_intervention": {"value": null, "fillBy": "signer1", "type": "date",
                 "label": "Première intervention", "required": true}}}
    """
        .formatted(email, mode, locale);
  }

  /** A page whose content stream is 2 GB of zeros, deflated twice. */
  private static byte[] bomb() throws Exception {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(once, new Deflater(9))) {
      for (int i = 0; i < 2_048; i++) {
        out.write(zeros);
      }
    }
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(twice, new Deflater(9))) {
      out.write(once.toByteArray());
    }
    return pdf("/Filter [/FlateDecode /FlateDecode]", twice.toByteArray(), "3 0 R");
  }

  /** A page tree that is its own child. */
  private static byte[] loop() throws Exception {
    return pdf("", new byte[0], "2 0 R");
  }

  private static byte[] pdf(String filter, byte[] content, String kid) throws Exception {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    pdf.write("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
    List<String> heads =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [" + kid + "] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >>"
                + " >>");
    for (String head : heads) {
      offsets.add(pdf.size());
      pdf.write(
          (offsets.size() + " 0 obj\n" + head + "\nendobj\n")
              .getBytes(StandardCharsets.ISO_8859_1));
    }
    offsets.add(pdf.size());
    pdf.write(
        ("4 0 obj\n<< /Length " + content.length + " " + filter + " >>\nstream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    pdf.write(content);
    pdf.write("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    int xref = pdf.size();
    StringBuilder table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    offsets.forEach(offset -> table.append(String.format("%010d 00000 n \n", offset)));
    table.append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n");
    pdf.write(table.toString().getBytes(StandardCharsets.ISO_8859_1));
    return pdf.toByteArray();
  }
}
