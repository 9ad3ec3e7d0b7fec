package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two documents and several people: one after the other, and all at once. */
class SeveralPeopleAcceptanceTest {
  private static final byte[] IDENTITY =
      "%PDF-1.7 identity card %%EOF".getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder;
  private static Street street;

  @BeforeAll
  static void open() throws Exception {
    street = Street.open(folder);
  }

  @AfterAll
  static void close() throws Exception {
    if (street != null) {
      street.close();
    }
  }

  @Test
  void an_approver_then_two_signers_in_order_with_an_annex_and_somebody_in_copy() throws Exception {
    JsonNode created = create("sequential", "a");
    String id = created.path("id").asText();
    FormPerson approver = person(created, "approver1", "a");
    FormPerson first = person(created, "signer1", "a");
    FormPerson second = person(created, "signer2", "a");

    assertThat(first.open()).as("not their turn yet").isEqualTo("not-your-turn");
    assertThat(first.words()).contains("Paul approver1");
    approver.walkTo("read");
    approver.press();
    awaitPerson(id, "approver1", "APPROVED");

    awaitPerson(id, "signer1", "INVITED");
    assertThat(second.open()).isEqualTo("not-your-turn");
    first.walkTo("code");
    first.press();
    awaitPerson(id, "signer1", "SIGNED");
    assertSigned(second, 1);

    awaitPerson(id, "signer2", "INVITED");
    second.walkTo("code");
    assertThat(street.mail.count("copy1.a@example.org")).as("copies only at the end").isZero();
    second.press();
    street.awaitStatus(id, "CLOSED");
    assertSigned(second, 3);
    assertVerified(id, second, List.of("FR76 1111", "3e gauche"));
    awaitMail("copy1.a@example.org");
  }

  @Test
  void of_two_who_press_at_the_same_moment_one_signs_and_the_other_looks_again() throws Exception {
    JsonNode created = create("parallel", "b");
    String id = created.path("id").asText();
    FormPerson approver = person(created, "approver1", "b");
    approver.walkTo("read");
    approver.press();
    List<String> keys = List.of("signer1", "signer2");
    List<FormPerson> signers =
        List.of(person(created, "signer1", "b"), person(created, "signer2", "b"));
    for (int i = 0; i < 2; i++) {
      awaitPerson(id, keys.get(i), "INVITED");
      signers.get(i).walkTo("code");
    }

    List<CompletableFuture<String>> presses =
        signers.stream().map(SeveralPeopleAcceptanceTest::pressLater).toList();
    for (CompletableFuture<String> press : presses) {
      press.get(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    int winner = awaitOneSigned(id, keys);
    int loser = 1 - winner;
    awaitPerson(id, keys.get(loser), "VIEWED");
    assertSigned(signers.get(winner), 1);

    assertThat(signers.get(loser).open()).isIn("read", "fill", "attach");
    signers.get(loser).walkTo("code");
    signers.get(loser).press();
    street.awaitStatus(id, "CLOSED");
    assertSigned(signers.get(loser), 3);
    assertVerified(id, signers.get(loser), List.of("FR76 1111", "3e gauche"));
  }

  private static CompletableFuture<String> pressLater(FormPerson person) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return person.press();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static int awaitOneSigned(String id, List<String> keys) throws Exception {
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (int i = 0; i < keys.size(); i++) {
        if (status(id, keys.get(i)).equals("SIGNED")) {
          return i;
        }
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("nobody signed\n" + street.output());
  }

  private static void awaitPerson(String id, String key, String status) throws Exception {
    String seen = "";
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      seen = status(id, key);
      if (seen.equals(status)) {
        return;
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError(key + " is " + seen + ", not " + status + "\n" + street.output());
  }

  private static String status(String id, String key) throws Exception {
    for (JsonNode recipient : street.contract(id).path("recipients")) {
      if (recipient.path("key").asText().equals(key)) {
        return recipient.path("status").asText();
      }
    }
    throw new AssertionError("no recipient " + key);
  }

  private static void awaitMail(String to) throws InterruptedException {
    street.mail.awaitMail(to);
    assertThat(street.mail.count(to)).as("mails to " + to).isEqualTo(1);
  }

  /** Both documents carry so many signatures, and two independent programs call them valid. */
  private static void assertSigned(FormPerson person, int signatures) throws Exception {
    for (int document = 0; document < 2; document++) {
      Path pdf = folder.resolve("signed-" + signatures + "-" + document + ".pdf");
      Files.write(pdf, person.document(document));
      Tool pdfsig = Tool.run("pdfsig", pdf.toString());
      assertThat(pdfsig.output().split("Signature is Valid", -1))
          .as(pdfsig.output())
          .hasSize(signatures + 1);
      DssCheck.valid(pdf, signatures);
    }
  }

  /** Our own verifier accepts the files and the dossier, and says who typed what. */
  private static void assertVerified(String id, FormPerson person, List<String> typed)
      throws Exception {
    Path dossier = folder.resolve(id + ".asice");
    Files.write(dossier, street.get("/api/v1/contracts/" + id + "/evidence").body());
    Path first = folder.resolve(id + "-0.pdf");
    Path second = folder.resolve(id + "-1.pdf");
    Files.write(first, person.document(0));
    Files.write(second, person.document(1));
    try (Program verify =
        Program.gateway(
            Map.of(), "verify", first.toString(), second.toString(), dossier.toString())) {
      assertThat(verify.exit(Program.PATIENCE)).as(verify.output()).isZero();
      assertThat(Tool.run("unzip", "-p", dossier.toString(), "annexes/*").output())
          .as("what was collected is in the dossier")
          .isEqualTo(new String(IDENTITY, StandardCharsets.US_ASCII));
      typed.forEach(value -> assertThat(verify.output()).contains("\"" + value + "\""));
    }
  }

  private static FormPerson person(JsonNode created, String key, String run) {
    for (JsonNode recipient : created.path("recipients")) {
      if (recipient.path("key").asText().equals(key)) {
        URI link = URI.create(recipient.path("signingUrl").asText());
        return new FormPerson(
            street.mail,
            key + "." + run + "@example.org",
            // The public URL's port is the one the server chose.
            street.url.resolve(link.getPath()),
            Map.of(
                "iban", "FR76 1111",
                "etage", "3e gauche",
                "date_intervention", "2027-01-15"),
            IDENTITY);
      }
    }
    throw new AssertionError("no " + key + " in " + created);
  }

  private static JsonNode create(String order, String run) throws Exception {
    String json =
        """
        {"title": "Bail et entretien", "order": "%1$s",
         "recipients": [
           {"role": "approver", "key": "approver1", "firstName": "Paul", "lastName": "approver1",
            "email": "approver1.%2$s@example.org", "locale": "fr"},
           {"role": "signer", "key": "signer1", "firstName": "Léa", "lastName": "Martin",
            "email": "signer1.%2$s@example.org", "locale": "fr"},
           {"role": "signer", "key": "signer2", "firstName": "Noé", "lastName": "Petit",
            "email": "signer2.%2$s@example.org", "locale": "fr"},
           {"role": "copy", "key": "copy1", "firstName": "Ada", "lastName": "Roy",
            "email": "copy1.%2$s@example.org", "locale": "fr"}],
         "properties": {"numero": "C-2026-002", "montant": "120,00 €",
           "iban": {"value": null, "fillBy": "signer1", "type": "text", "label": "IBAN",
                    "required": true},
           "date_intervention": {"value": null, "fillBy": "signer2", "type": "date",
                    "label": "Première intervention", "required": true},
           "etage": {"value": null, "fillBy": "signer2", "type": "text", "label": "Étage",
                    "required": true}},
         "collect": [{"name": "identite", "label": "Pièce d'identité", "types": ["pdf"],
                      "required": true, "from": "signer1"}]}
        """
            .formatted(order, run);
    HttpResponse<String> answer =
        street.post(
            json,
            new TreeMap<>(Map.of("acces.pdf", accessSheet(), "bail.pdf", Street.demoContract())),
            "several-people-" + run);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode created = Street.JSON.readTree(answer.body());
    street.awaitStatus(created.path("id").asText(), "OPEN");
    return created;
  }

  /** A second document, with a value that the second signer gives. */
  private static byte[] accessSheet() throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        out.beginText();
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        out.newLineAtOffset(60, 700);
        out.showText("Etage : [etage/]");
        out.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
