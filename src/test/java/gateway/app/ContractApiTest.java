package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import gateway.app.RunningGateway.Answer;
import gateway.app.RunningGateway.Part;
import gateway.pdf.HostileFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API takes and answers, with the whole gateway behind it. */
class ContractApiTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final String PEOPLE =
      "{'title':'Bail','order':'sequential','remindEvery':'P3D','recipients':["
          + "{'role':'signer','email':'lea@example.org','firstName':'Léa','lastName':'Martin'},"
          + "{'role':'approver','email':'ana@example.org'},"
          + "{'role':'signer','mode':'seal'},"
          + "{'role':'copy','email':'books@example.org'}],"
          + "'properties':{'numero':'B-7'},"
          + "'collect':[{'name':'identity','label':'Pièce','required':true}]}";

  @TempDir static Path folder;
  private static RunningGateway gateway;
  private static byte[] pdf;

  @BeforeAll
  static void start() throws Exception {
    gateway = new RunningGateway(folder);
    pdf = Files.readAllBytes(Path.of("connectors/demo/contrat.pdf"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** What lies there in clear is taken away at the next start, see {@link DataFolder#clear}. */
  @Test
  void a_file_that_never_arrives_whole_lies_where_the_next_start_clears() throws Exception {
    JsonNode person =
        gateway
            .upload(Part.contract(PEOPLE), Part.document("bail.pdf", pdf))
            .json()
            .path("recipients")
            .path(0);
    String link = URI.create(person.path("signingUrl").asText()).getPath();
    String head = "POST %s/attach HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n";
    String part = "Content-Disposition: form-data; name=\"file.identity\"; filename=\"id.pdf\"";
    String start = head.formatted(link) + "Content-Type: multipart/form-data; boundary=x\r\n\r\n";
    Path uploads = folder.resolve("uploads");
    try (Socket raw = new Socket(gateway.address().getHost(), gateway.address().getPort())) {
      String body = "--x\r\n" + part + "\r\n\r\n%PDF-" + "1".repeat(100_000);
      raw.getOutputStream().write((start + body).getBytes(StandardCharsets.US_ASCII));
      long end = System.nanoTime() + 10_000_000_000L;
      while (files(uploads).isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(5_000_000);
      }
      assertThat(files(uploads))
          .hasSize(1)
          .allMatch(file -> file.startsWith(uploads.resolve("node-0")));
    }
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_contract_with_everything_is_taken_shown_and_cancelled() {
    Answer made =
        gateway.upload(
            Part.contract(PEOPLE),
            Part.document("bail.pdf", pdf),
            Part.document("annexe 1.pdf", pdf),
            Part.annex("plan.exe", PNG));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode people = made.json().path("recipients");
    assertThat(people.findValuesAsText("key"))
        .containsExactly("approver1", "signer1", "signer2", "copy1");
    assertThat(people.findValuesAsText("rank")).containsExactly("1", "2", "3", "4");
    assertThat(people.get(2).has("signingUrl")).isFalse();
    assertThat(people.get(3).has("signingUrl")).isFalse();
    assertThat(people.findValuesAsText("signingUrl")).hasSize(2);

    String at = "/api/v1/contracts/" + made.json().path("id").asText();
    JsonNode shown = gateway.get(at).json();
    assertThat(shown.path("remindEvery").asText()).isEqualTo("PT72H");
    assertThat(shown.path("documents").findValuesAsText("name"))
        .containsExactly("bail.pdf", "annexe 1.pdf");
    assertThat(shown.path("properties").path("numero").path("origin").asText()).isEqualTo("api");
    assertThat(shown.path("smartfields").findValuesAsText("document")).contains("0", "1");
    JsonNode annex = shown.path("annexes").path(0);
    assertThat(annex.path("from").asText()).isEqualTo("sender");
    assertThat(annex.path("mediaType").asText()).isEqualTo("image/png");
    JsonNode asked = shown.path("collect").path(0);
    assertThat(asked.path("from").asText()).isEqualTo("signer1");
    assertThat(asked.path("state").asText()).isEqualTo("open");

    Answer file = gateway.get(annex.path("href").asText());
    assertThat(file.response().body()).isEqualTo(PNG);
    assertThat(file.header("Content-Type")).isEqualTo("image/png");
    assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"plan.exe\"");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(gateway.get(at + "/annexes/1").problem()).isEqualTo("annex.unknown");
    assertThat(gateway.get(at + "/annexes/x").problem()).isEqualTo("annex.unknown");
    assertThat(gateway.get(at + "/documents/1?as=original").response().body()).isEqualTo(pdf);
    assertThat(gateway.get(at + "/documents/1?as=signed").problem())
        .isEqualTo("contract.not-closed");

    JsonNode cancelled = gateway.post(at + "/cancel").json();
    assertThat(cancelled.path("status").asText()).isEqualTo("ABANDONED");
    String approver = people.get(0).path("id").asText();
    assertThat(remind(at, approver)).isEqualTo("409 journey.not-now");
    assertThat(remind(at, "rec_00000000000")).isEqualTo("404 recipient.unknown");
    assertThat(remind(at, "nobody")).isEqualTo("404 recipient.unknown");
    assertThat(remind("/api/v1/contracts/con_00000000000", approver))
        .isEqualTo("404 contract.unknown");
    assertThat(cancelled.path("events").findValuesAsText("type")).contains("contract.cancelled");
  }

  private static String remind(String contract, String recipient) {
    Answer answer = gateway.post(contract + "/recipients/" + recipient + "/remind");
    return answer.status() + " " + answer.problem();
  }

  private static final String ONE =
      "{'title':'Bail','recipients':[{'role':'signer','email':'lea@example.org'}]}";

  private static Stream<Arguments> badFiles() throws IOException {
    String signature =
        "<</FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
            + "/ByteRange[0 9 19 9]/Contents<00>>>>>";
    String script = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
    return Stream.of(
        arguments("pdf.not-a-pdf", "hello".getBytes(StandardCharsets.US_ASCII)),
        arguments("pdf.empty", new byte[0]),
        arguments("pdf.encrypted", encrypted()),
        arguments(
            "pdf.signed", HostileFiles.withCatalog("/AcroForm<</Fields[" + signature + "]>>")),
        arguments("pdf.active-content", HostileFiles.withCatalog(script)),
        arguments("pdf.xfa", HostileFiles.withCatalog("/AcroForm<</Fields[]/XFA(x)>>")));
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void a_document_that_cannot_be_signed_is_refused_by_its_place(String code, byte[] bad) {
    Answer answer =
        gateway.upload(
            Part.contract(ONE), Part.document("good.pdf", pdf), Part.document("bad.pdf", bad));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo(code + " /documents/1");
  }

  @Test
  void a_file_or_a_request_that_is_too_large_is_answered_and_not_cut() {
    byte[] large = new byte[26 * 1024 * 1024];
    Answer file =
        gateway.upload(Part.contract(ONE), Part.document("a.pdf", pdf), Part.annex("b", large));
    assertThat(file.status()).isEqualTo(413);
    assertThat(file.problem()).isEqualTo("upload.file-too-large /annexes/0");
    byte[] part = new byte[61 * 1024 * 1024 / 3];
    Answer request =
        gateway.upload(
            Part.contract(ONE),
            Part.document("a.pdf", part),
            Part.document("b.pdf", part),
            Part.document("c.pdf", part));
    assertThat(request.status()).isEqualTo(413);
    assertThat(request.problem()).isEqualTo("upload.request-too-large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          422 | contract.invalid /zzz | {'title':'T','zzz':1,PEOPLE}
          400 | contract.json ``| {'title':'T','title':'U',PEOPLE}
          422 | contract.invalid /recipients/1/email | {'title':'T','recipients':[{'role':'signer','email':'a@example.org'},{'role':'copy','email':'lea(at)example.org'}]}
          422 | contract.invalid /properties/x/fillBy | {'title':'T',PEOPLE,'properties':{'x':{'fillBy':'signer2'}}}
          422 | recipient.mode /recipients/0/mode | {'title':'T','recipients':[{'role':'signer','mode':'remote-sms','email':'a@example.org','mobile':'0611111111'}]}
          422 | contract.expires-at /expiresAt | {'title':'T','expiresAt':'2020-01-01T00:00:00Z',PEOPLE}
          """)
  void a_description_that_is_wrong_is_refused_by_its_place(
      int status, String problem, String json) {
    String people = "'recipients':[{'role':'signer','email':'lea@example.org'}]";
    Answer answer =
        gateway.upload(Part.contract(json.replace("PEOPLE", people)), Part.document("a.pdf", pdf));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.problem().strip()).startsWith(problem.replace("`", "").strip());
  }

  @Test
  void a_flood_of_parts_is_answered_by_the_limit() {
    Part[] parts = new Part[5000];
    Arrays.fill(parts, Part.document("a.pdf", new byte[] {1}));
    parts[0] = Part.contract(ONE);
    // Several times: which of two failures Vert.x tells first is a matter of chance.
    for (int i = 0; i < 10; i++) {
      Answer answer = gateway.upload(parts);
      assertThat(answer.status() + " " + answer.problem()).isEqualTo("413 upload.too-many-parts");
    }
  }

  @Test
  void a_call_that_no_route_takes_is_answered_as_a_problem_too() {
    Answer path = gateway.get("/api/v1/contrats");
    assertThat(path.status() + " " + path.problem()).isEqualTo("404 route.unknown");
    assertThat(path.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(path.json().path("detail").asText()).contains("There is no GET /api/v1/contrats");
    Answer method = gateway.post("/api/v1/contracts/con_00000000000");
    assertThat(method.status() + " " + method.problem()).isEqualTo("405 route.method");
    assertThat(method.header("Allow")).isEqualTo("GET");
    assertThat(gateway.post("/api/v1/contracts/x/documents/0").header("Allow"))
        .isEqualTo("GET, HEAD");
    assertThat(gateway.get("/api/v1/contracts?status=CLOSED").problem())
        .isEqualTo("list.parameter");
  }

  @Test
  void a_tag_that_names_nobody_is_told_and_the_contract_goes_on() throws IOException {
    Answer answer =
        gateway.upload(
            Part.contract(ONE.replace("'role'", "'key':'owner','role'")),
            Part.document("a.pdf", tagged("[sc_sign2.nom/] [sc_sign1.nom/] [sc_wrong/]")));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode fields = answer.json().path("smartfields");
    assertThat(fields.findValuesAsText("status"))
        .containsExactly("unknown-recipient", "placed", "unknown-type");
    assertThat(fields.path(1).path("recipient").asText()).isEqualTo("owner");
    assertThat(answer.json().path("warnings").toString())
        .contains(
            "sc_sign2.nom on page 1 of a.pdf is not used", "Nobody who signs is called signer2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{ref;width=60}} | ref | AB-1234567890-1234567890-XYZ | holds about",
        "{{ref;maxlength=5}} | ref | AB-123 | has 6 characters, but the form allows 5",
        "{{size;type=select;options=S,M}} | size | XL | must be one of: S, M",
        "{{pay;type=radio;option=card}} {{pay;type=radio;option=cash}} | pay | gold | must be one"
            + " of",
        "{{ok;type=checkbox}} | ok | perhaps | must be true or false",
        "{{n;type=number}} | n | douze | must be a number",
        "{{d;type=date}} | d | 2026-02-30 | must be a day of the calendar",
      })
  void a_value_that_its_place_does_not_take_is_refused_at_once(
      String tag, String name, String value, String problem) throws IOException {
    String json = ONE.replace("]}", "],'properties':{'" + name + "':'" + value + "'}}");
    Answer answer =
        gateway.upload(
            Part.contract(json), Part.document("a.pdf", pdf), Part.document("b.pdf", tagged(tag)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("contract.value /properties/" + name);
    assertThat(answer.json().path("detail").asText())
        .startsWith("The value of " + name + ", shown on page 1 of b.pdf, ")
        .contains(problem);
  }

  private static byte[] tagged(String text) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
        content.newLineAtOffset(50, 700);
        content.showText(text);
        content.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void file_names_are_kept_as_what_they_show() {
    Answer made =
        gateway.upload(
            Part.contract(ONE),
            Part.document("../../etc/bail.pdf", pdf),
            Part.annex("C:\\\\temp\\\\plan.png", PNG),
            Part.annex("in\u0001voice\u202egnp.exe", PNG),
            Part.annex("é".repeat(300) + ".png", PNG),
            Part.annex("..", PNG));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode shown = gateway.get("/api/v1/contracts/" + made.json().path("id").asText()).json();
    assertThat(shown.path("documents").path(0).path("name").asText()).isEqualTo("bail.pdf");
    assertThat(shown.path("annexes").findValuesAsText("name"))
        .containsExactly("plan.png", "invoicegnp.exe", "é".repeat(196) + ".png", "document");
  }
}
