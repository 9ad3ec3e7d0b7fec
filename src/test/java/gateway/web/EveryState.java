package gateway.web;

import com.microsoft.playwright.Page;
import gateway.contract.ContractStatus;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.WaitingFor;
import gateway.journey.JourneyView;
import gateway.journey.SignatureGiven;
import gateway.journey.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;

/**
 * A state of the journey that a person can see.
 *
 * @param step the word in {@code data-step}
 * @param path below the link, or a whole path with a leading slash twice
 * @param act what the person does once it is open
 */
@NullUnmarked
record EveryState(
    String name, String step, String path, Consumer<FakeSigningDesk> desk, Consumer<Page> act) {
  private static final String TOKEN = FakeSigningDesk.TOKEN;
  private static final byte[] PNG = new FakeSigningDesk().sheet(120);

  static List<EveryState> all() {
    List<EveryState> all = new ArrayList<>();
    steps(all);
    ends(all);
    aside(all);
    return all;
  }

  private static void steps(List<EveryState> all) {
    all.add(state("read", "read", "/read", d -> d.status = RecipientStatus.INVITED));
    all.add(state("fill", "fill", "/fill", d -> {}));
    all.add(acting("fill-errors", "fill", "/fill", d -> {}, EveryState::press));
    all.add(
        state("attach", "attach", "/attach", d -> d.attach(TOKEN, "photos", "façade.png", PNG)));
    all.add(acting("attach-errors", "attach", "/attach", d -> {}, EveryState::press));
    all.add(
        state(
            "check-branded",
            "check",
            "/check",
            d -> {
              checked(d);
              d.accent = "#7a1fa2";
            }));
    all.add(state("check", "check", "/check", EveryState::checked));
    all.add(
        state(
            "check-moved",
            "check",
            "/check",
            d -> {
              checked(d);
              d.moved = true;
            }));
    all.add(acting("sign-type", "sign", "/sign", EveryState::checked, p -> p.check("#way-type")));
    all.add(
        acting(
            "sign-draw",
            "sign",
            "/sign",
            EveryState::checked,
            p -> {
              p.check("#way-draw");
              press(p);
            }));
    all.add(
        acting(
            "sign-upload",
            "sign",
            "/sign",
            EveryState::checked,
            p -> {
              p.check("#way-upload");
              press(p);
            }));
    all.add(state("code", "code", "/code", EveryState::agreed));
    all.add(
        acting(
            "code-sms-errors",
            "code",
            "/code",
            d -> {
              d.channel = "sms";
              agreed(d);
            },
            EveryState::press));
  }

  private static void ends(List<EveryState> all) {
    all.add(
        state(
            "locked",
            "locked",
            "/code",
            d -> {
              agreed(d);
              d.codeLockedUntil = FakeSigningDesk.NOW.plusSeconds(3600);
            }));
    all.add(state("done-signing", "done", "", d -> d.status = RecipientStatus.CONSENTED));
    all.add(
        state(
            "done-timestamp",
            "done",
            "",
            d -> {
              d.status = RecipientStatus.CONSENTED;
              d.waitingFor = WaitingFor.TIMESTAMP;
            }));
    all.add(state("done-others", "done", "", d -> d.status = RecipientStatus.SIGNED));
    all.add(state("done", "done", "", FakeSigningDesk::close));
    all.add(
        state(
            "approver",
            "read",
            "/read",
            d -> {
              d.status = RecipientStatus.INVITED;
              d.role = Role.APPROVER;
            }));
    all.add(
        state(
            "approved",
            "done",
            "",
            d -> {
              d.role = Role.APPROVER;
              d.status = RecipientStatus.APPROVED;
            }));
    all.add(state("copy", "copy", "", d -> d.role = Role.COPY));
    all.add(state("refuse", "refuse", "/refuse", d -> {}));
    all.add(state("refused", "refused", "", d -> d.contractStatus = ContractStatus.REFUSED));
    all.add(state("expired", "expired", "", d -> d.contractStatus = ContractStatus.EXPIRED));
    all.add(state("cancelled", "cancelled", "", d -> d.contractStatus = ContractStatus.ABANDONED));
  }

  private static void aside(List<EveryState> all) {
    all.add(state("waiting", "not-your-turn", "", d -> d.status = RecipientStatus.WAITING));
    all.add(state("text", "text", "/text", d -> {}));
    all.add(state("saved", "saved", "/saved", d -> {}));
    all.add(acting("too-many", "too-many", "/fill", d -> d.nothingLeft = true, EveryState::press));
    all.add(
        acting(
            "changed",
            "changed",
            "/check",
            EveryState::checked,
            p -> {
              p.evaluate("() => document.querySelector('[name=\"shown.0\"]').value = 'x'");
              press(p);
            }));
    all.add(state("not-now", "not-now", "/evidence", d -> {}));
    all.add(state("dead", "dead", "", d -> d.deadWith = "link.dead"));
    all.add(state("asked", "asked", "/asked", d -> {}));
    all.add(state("unknown", "unknown", "/nowhere/else", d -> {}));
    all.add(state("home", "home", "//", d -> {}));
    all.add(state("docs", "docs", "//docs/api", d -> {}));
  }

  private static EveryState state(
      String name, String step, String path, Consumer<FakeSigningDesk> desk) {
    return acting(name, step, path, desk, page -> {});
  }

  private static EveryState acting(
      String name, String step, String path, Consumer<FakeSigningDesk> desk, Consumer<Page> act) {
    return new EveryState(name, step, path, desk, act);
  }

  /** Press the main button and wait for the page it leads to. */
  private static void press(Page page) {
    page.waitForNavigation(() -> page.click("#submit"));
  }

  private static void checked(FakeSigningDesk desk) {
    desk.values.putAll(
        Map.of(
            "siteAddress", "12 rue de la République\n69002 Lyon",
            "startDate", "2027-01-15",
            "contact", "Zoé Müller",
            "pace", "Annuel"));
    desk.attach(TOKEN, "identity", "carte-identite-recto-verso.png", PNG);
    desk.review(TOKEN);
  }

  private static void agreed(FakeSigningDesk desk) {
    checked(desk);
    SignatureGiven typed = SignatureGiven.typed("Léa Martin");
    desk.agree(TOKEN, desk.reviewed, "yes", typed, new Visitor("127.0.0.1", ""));
  }

  /** A desk with something of everything. */
  FakeSigningDesk made(String locale) {
    FakeSigningDesk made = new FakeSigningDesk().withFields();
    made.locale = locale;
    made.pages = 2;
    made.status = RecipientStatus.VIEWED;
    choice(made, "pace", "Rythme des visites", List.of("Mensuel", "Trimestriel", "Annuel"));
    choice(made, "floor", "Étage", List.of("0", "1", "2", "3", "4", "5", "6"));
    made.fields.remove("remarks");
    made.fields.remove("surface");
    made.request("identity", "Pièce d'identité", true, 1, "pdf", "png");
    made.request("photos", "Photos du site", false, 3, "png");
    made.attachments.add(
        new JourneyView.Attachment(0, "Conditions générales.pdf", "application/pdf", 52_000));
    made.others.add(new JourneyView.Other("Ana Roy", true, Role.SIGNER));
    made.others.add(new JourneyView.Other("Jean-Baptiste Delacroix-Fontaine", false, Role.SIGNER));
    made.others.add(new JourneyView.Other("Comptabilité", false, Role.COPY));
    desk.accept(made);
    return made;
  }

  private static void choice(FakeSigningDesk desk, String key, String label, List<String> options) {
    desk.fields.put(
        key,
        new JourneyView.Field(
            key, label, PropertyType.CHOICE, key.equals("pace"), null, options, 0, 1, null));
  }
}
