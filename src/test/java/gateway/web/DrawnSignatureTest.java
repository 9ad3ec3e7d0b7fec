package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import gateway.contract.Strokes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing by hand in a real browser. */
@NullUnmarked
class DrawnSignatureTest {
  private final FakeSigningDesk desk = new FakeSigningDesk();
  private PagesServer server;
  private Page page;

  @BeforeEach
  void start() {
    server = new PagesServer(desk);
    desk.arrive(FakeSigningDesk.TOKEN);
    desk.review(FakeSigningDesk.TOKEN);
  }

  @AfterEach
  void stop() {
    assertThat(Chromium.complaints()).isEmpty();
    page.context().close();
    server.close();
  }

  private void open(com.microsoft.playwright.Browser.NewContextOptions screen) {
    page = Chromium.page(screen);
    page.navigate(server.sign("/sign"));
  }

  private void press() {
    page.locator("#submit").click();
    page.waitForLoadState(); // if it went anywhere
  }

  @Test
  void drawing_with_a_mouse_gives_strokes_that_are_kept_when_something_else_is_missing() {
    open(Chromium.screen(1280, 900));
    assertThat(page.locator("#way-type").isChecked()).isTrue();
    assertThat(page.locator("#pad").isVisible()).isFalse();
    page.locator("#way-draw").check();
    press();
    assertThat(page.locator("#errors a").first().textContent()).startsWith("Dessinez votre");
    page.locator("#errors a").first().click();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("pad");
    stroke(.1, .7, .4, .2);
    stroke(.4, .2, .9, .8);
    stroke(.2, .5, .8, .5);
    page.locator("#undo").click();
    assertThat(page.locator("#pad-state").textContent()).isEqualTo("2 traits dessinés");
    Strokes drawn = Strokes.parse(page.locator("#strokes").inputValue());
    assertThat(drawn.lines()).hasSize(2);
    assertThat(drawn.lines().get(0).get(0).x()).isBetween(280, 320);
    press(); // the consent is missing
    assertThat(page.locator("#errors a").all()).hasSize(1);
    assertThat(page.locator("#strokes").inputValue()).isEqualTo(drawn.text());
    assertThat(inkedPixels()).isGreaterThan(500);
    Chromium.shoot(page, "sign-drawn-1280");
    page.locator("#consent").check();
    press();
    page.locator("#code").waitFor();
    assertThat(desk.given.strokes()).isEqualTo(drawn);
    assertThat(desk.given.name()).isEqualTo("Léa Martin");

    page.locator(".bar a").click(); // back to the signature: it is still drawn there
    page.locator("#kept").waitFor();
    assertThat(inkedPixels()).isGreaterThan(500);
    assertThat(page.locator("#pad-state").textContent()).isEqualTo("2 traits dessinés");
    Chromium.shoot(page, "sign-drawn-kept-1280");
  }

  private void stroke(double fromX, double fromY, double toX, double toY) {
    BoundingBox box = page.locator("#pad").boundingBox();
    page.mouse().move(box.x + box.width * fromX, box.y + box.height * fromY);
    page.mouse().down();
    page.mouse()
        .move(
            box.x + box.width * toX,
            box.y + box.height * toY,
            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  private int inkedPixels() {
    Object count =
        page.evaluate(
            "() => { const c = document.getElementById('pad');"
                + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 128) n++;"
                + " return n; }");
    return ((Number) count).intValue();
  }

  @Test
  void drawing_with_a_finger_survives_turning_the_phone() {
    open(Chromium.phone(390, 844));
    assertThat(page.locator("#way-draw").isChecked()).isTrue();
    page.locator("#pad").scrollIntoViewIfNeeded();
    double before = page.evaluate("() => window.scrollY") instanceof Number n ? n.doubleValue() : 0;
    finger(new double[][] {{.15, .3}, {.3, .9}, {.5, .2}, {.7, .8}, {.85, .3}});
    assertThat(((Number) page.evaluate("() => window.scrollY")).doubleValue()).isEqualTo(before);
    String upright = page.locator("#strokes").inputValue();
    assertThat(Strokes.parse(upright).lines()).hasSize(1);
    Chromium.shoot(page, "sign-drawn-390");
    page.setViewportSize(844, 390);
    page.waitForFunction(
        "() => { const pad = document.getElementById('pad');"
            + " return Math.abs(pad.width - pad.getBoundingClientRect().width) < 2; }");
    assertThat(page.locator("#strokes").inputValue()).isEqualTo(upright);
    assertThat(inkedPixels()).isGreaterThan(500);
    page.locator("#clear").click();
    page.waitForFunction("() => document.getElementById('strokes').value === ''");
    assertThat(inkedPixels()).isZero();
    page.locator("#pad").scrollIntoViewIfNeeded();
    finger(new double[][] {{.1, .5}, {.5, .1}, {.9, .6}});
    page.locator("#consent").check();
    press();
    page.locator("#code").waitFor();
    assertThat(desk.given.strokes().lines()).hasSize(1);
  }

  /** Move a finger over the pad, as a touch screen reports it. */
  private void finger(double[][] way) {
    BoundingBox box = page.locator("#pad").boundingBox();
    CDPSession devtools = page.context().newCDPSession(page);
    for (int i = 0; i < way.length; i++) {
      touch(
          devtools,
          i == 0 ? "touchStart" : "touchMove",
          box.x + box.width * way[i][0],
          box.y + box.height * way[i][1]);
    }
    JsonObject end = new JsonObject();
    end.addProperty("type", "touchEnd");
    end.add("touchPoints", new JsonArray());
    devtools.send("Input.dispatchTouchEvent", end);
    devtools.detach();
  }

  private static void touch(CDPSession devtools, String type, double x, double y) {
    JsonObject point = new JsonObject();
    point.addProperty("x", x);
    point.addProperty("y", y);
    JsonArray points = new JsonArray();
    points.add(point);
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    devtools.send("Input.dispatchTouchEvent", event);
  }

  @Test
  void a_long_drawing_is_thinned_until_the_form_can_carry_it() {
    open(Chromium.screen(1280, 900));
    page.locator("#way-draw").check();
    page.evaluate(
        "() => { const pad = document.getElementById('pad'); const b = pad.getBoundingClientRect();"
            + " const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {isPrimary:"
            + " true, pointerId: 1, button: 0, clientX: b.left + x * b.width, clientY: b.top + y *"
            + " b.height, cancelable: true})); pad.setPointerCapture = () => {};"
            + " for (let s = 0; s < 12; s++) { send('pointerdown', .02, .5);"
            + " for (let i = 0; i < 400; i++) send('pointermove', .02 + .96 * i / 400, .5 + .4 *"
            + " Math.sin(i * .9 + s)); send('pointerup', .98, .5); } }");
    String text = page.locator("#strokes").inputValue();
    assertThat(text.length()).isBetween(2_000, 7_600);
    assertThat(Strokes.parse(text).lines()).hasSize(12);
    page.locator("#consent").check();
    press();
    page.locator("#code").waitFor();
  }

  @Test
  void a_photo_of_a_signature_is_shown_made_small_and_sent() throws IOException {
    open(Chromium.screen(1280, 900));
    page.locator("#way-upload").check();
    byte[] photo = photo();
    assertThat(photo.length).isGreaterThan(2 * 1024 * 1024);
    page.locator("#image").setInputFiles(new FilePayload("photo.png", "image/png", photo));
    page.locator("#image-shown img").waitFor();
    press(); // the tick is asked for before the picture is sent, so that it is not lost
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("consent");
    assertThat(page.locator("#errors").count()).isZero();
    Chromium.shoot(page, "sign-upload-1280");
    page.locator("#consent").check();
    desk.acceptsJpeg = true;
    press();
    page.locator("#code").waitFor();
    BufferedImage sent = ImageIO.read(new ByteArrayInputStream(desk.given.image()));
    assertThat(sent.getWidth()).isEqualTo(1600);
    assertThat(desk.given.image().length).isLessThan(2 * 1024 * 1024);

    page.locator(".bar a").click(); // back to the signature: the picture is still there
    page.locator("#image-shown img").waitFor();
    page.waitForFunction("document.querySelector('#image-shown img').naturalWidth === 1600");
    Chromium.shoot(page, "sign-upload-kept-1280");
    page.locator("#consent").check();
    press();
    page.locator("#code").waitFor();
  }

  /** Noise, which no PNG makes small. */
  private static byte[] photo() throws IOException {
    BufferedImage image = new BufferedImage(2000, 600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, new Color(random.nextInt(256), random.nextInt(256), 200).getRGB());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
