package gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.intake.ContractSettings;
import gateway.intake.SigningOrder;
import gateway.intake.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFolderReaderTest {
  private static final String EVENTS =
      """
      - route:
          id: acme.erp
          from:
            uri: kamelet:paraph-events-source
            parameters:
              types: contract.closed
            steps:
              - %s
      """;

  @TempDir Path connectors;
  private Path acme;

  @BeforeEach
  void folder() throws IOException {
    acme = Files.createDirectories(connectors.resolve("acme"));
  }

  @Test
  void the_demo_is_sound_once_its_document_is_there() throws IOException {
    Path demo = Path.of("connectors/demo");
    for (String name :
        List.of(
            "people.camel.yaml",
            "erp.camel.yaml",
            "people.map.yaml",
            "contract.yaml",
            "connector.properties")) {
      Files.writeString(
          acme.resolve(name),
          Files.readString(demo.resolve(name)).replace("id: demo.", "id: acme."));
    }
    assertThat(findings())
        .containsExactly(
            "acme/contract.yaml:4:11: there is no file 'contrat.pdf' of at most 25 MB in the"
                + " client's folder. Put it beside this file and write its name without a folder",
            "acme/people.camel.yaml:21:25: 'contract' is not right. The folder has no sound"
                + " contract.yaml. Write it, or mend what is said of it here");
    Files.write(acme.resolve("contrat.pdf"), "%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process: { ref: x }",
        "bean: { ref: x }",
        "script: { groovy: x }",
        "toD: { uri: 'kamelet:paraph-http-callback-sink' }",
        "to: kamelet:paraph-http-callback-sink",
        "to: { uri: 'kamelet:paraph-http-callback-sink?location=http://x' }",
        "to: { uri: 'kamelet:other-sink' }",
        "to: { uri: 'kamelet:paraph-nope-sink' }",
        "to: { uri: 'kamelet:paraph-events-source', parameters: { types: contract.closed } }",
        "to: { uri: 'exec:rm' }",
        "setHeader: { name: CamelHttpUri, constant: x }",
        "setHeader: { name: x, constant: '{{secret:ACME_TOKEN}}' }",
        "setHeader: { name: x, groovy: x }",
        "setHeader: { name: x, simple: { expression: '${body}', resultType: '{{env:HOME}}' } }",
        "doTry: { steps: [ { stop: {} } ], doCatch: [ { exception: [ '{{env:HOME}}' ] } ] }",
        "to: { uri: 'kamelet:paraph-http-callback-sink', id: '{{env:HOME}}', parameters: { url:"
            + " 'https://erp.example', secretName: ACME_TOKEN } }",
        "log: { message: '${camelContext.stop()}' }",
        "log: { message: '${bean:x.y}' }",
        "log: { message: '${env:HOME}' }",
        "log: { message: '${header.x${env:HOME}}' }",
        "log: { message: '$simple{env:HOME}' }",
        "filter: { simple: '${properties:x}', steps: [ { stop: {} } ] }",
        "filter: { constant: true, steps: [ { process: { ref: x } } ] }",
        "choice: { when: [ { simple: '${body.class}', steps: [ { stop: {} } ] } ] }",
        "doTry: { steps: [ { bean: { ref: x } } ] }",
        "doTry: { steps: [ { stop: {} } ], doCatch: [ { exception: [ x ], steps: [ { toD: x } ] } ]"
            + " }"
      })
  void what_runs_code_or_leaves_the_kamelets_is_refused_with_its_place(String step)
      throws IOException {
    Files.writeString(acme.resolve("erp.camel.yaml"), EVENTS.formatted(step));
    assertThat(findings())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).startsWith("acme/erp.camel.yaml:8:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log: { message: 'event ${header.x} ${variable.y} ${date:now:yyyy-MM-dd}' }",
        "setVariable: { name: kind, simple: '${header.kind}' }",
        "filter: { simple: \"${header.kind} == 'a'\", steps: [ { stop: {} } ] }",
        "choice: { when: [ { simple: '${header.a}', steps: [ { stop: {} } ] } ], otherwise: {"
            + " steps: [ { stop: {} } ] } }"
      })
  void plain_steps_are_let_through(String step) throws IOException {
    Files.writeString(acme.resolve("erp.camel.yaml"), EVENTS.formatted(step));
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "url: https://erp.example/x, secretName: NOPE!8:113: 'secretName' is not right. The secret"
            + " NOPE is set nowhere",
        "url: https://erp.example/x, secretName: hunter2!Write the name of a secret",
        "url: https://erp.example/x, secretName: PARAPH_SMTP_URL!Names that start with PARAPH_ are"
            + " the gateway's own settings",
        "url: ftp://erp.example/x, secretName: ACME_TOKEN!Write an address that starts with"
            + " https://",
        "url: '{{erp.ulr}}', secretName: ACME_TOKEN!{{erp.ulr}} has no value. Add erp.ulr=… to"
            + " connector.properties. Did you mean 'erp.url'?",
        "url: 'https://erp.example/?a=1&b=2', secretName: ACME_TOKEN!It may not hold &",
        "url: https://erp.example/x!the parameter 'secretName' of paraph-http-callback-sink is"
            + " missing",
        "url: https://erp.example/x, secretName: ACME_TOKEN, format: xml!Known here: json",
        "url: https://erp.example/x, secretNme: ACME_TOKEN!'secretNme' is no parameter of"
            + " paraph-http-callback-sink. Did you mean 'secretName'?"
      })
  void a_wrong_parameter_is_told_with_what_would_be_right(String parameters, String told)
      throws IOException {
    Files.writeString(acme.resolve("connector.properties"), "erp.url=https://erp.example/x\n");
    Files.writeString(
        acme.resolve("erp.camel.yaml"),
        EVENTS.formatted(
            "to: { uri: 'kamelet:paraph-http-callback-sink', parameters: { "
                + parameters
                + " } }"));
    assertThat(findings()).anySatisfy(finding -> assertThat(finding).contains(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "host!h?preMove=${bean:x}",
        "directory!in?preMove=${bean:x}",
        "directory!{{hidden}}",
        "include!*.csv%26preMove=${bean:x}",
        "include!{{hidden}}",
        "username!a%26preMove=${bean:x}"
      })
  void no_value_brings_an_option_of_its_own_into_the_address_of_the_server(
      String parameter, String value) throws IOException {
    Files.writeString(acme.resolve("connector.properties"), "hidden=in%26preMove=${bean:x}\n");
    String parameters =
        """
        host: ftp.example
        username: acme
        passwordSecret: ACME_TOKEN
        directory: out
        include: "people-?.csv"
        schedule: every 5m
        """;
    Files.writeString(
        acme.resolve("people.camel.yaml"),
        """
        - route:
            id: acme.people
            from:
              uri: kamelet:paraph-files-ftp-source
              parameters:
        %s      steps:
                - stop: {}
        """
            .formatted(
                parameters
                    .replaceFirst(
                        "(?m)^" + parameter + ": .*",
                        Matcher.quoteReplacement(parameter + ": '" + value + "'"))
                    .indent(8)));

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("'" + parameter + "' is not right. It may not hold ");
  }

  @ParameterizedTest
  @CsvSource({
    "contract.refused, not available yet in this version",
    "contract.clsoed, Did you mean 'contract.closed'?"
  })
  void an_event_that_no_route_hears_of_is_refused_not_lost(String type, String told)
      throws IOException {
    Files.writeString(
        acme.resolve("erp.camel.yaml"),
        EVENTS.replace("types: contract.closed", "types: " + type).formatted("stop: {}"));
    assertThat(findings()).anySatisfy(finding -> assertThat(finding).contains(told));
  }

  @Test
  void a_route_belongs_to_its_client_by_name() throws IOException {
    Files.writeString(
        acme.resolve("erp.camel.yaml"),
        EVENTS.formatted("stop: {}").replace("acme.erp", "demo.erp"));
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("acme/erp.camel.yaml:2:9: the route's id must be 'acme.'")
        .endsWith("Write id: acme.erp");
  }

  @Test
  void a_client_brings_no_kamelet_and_no_link_out_of_its_folder() throws IOException {
    Files.writeString(acme.resolve("x.kamelet.yaml"), "a: b\n");
    Path outside = Files.writeString(connectors.resolve("outside.yaml"), "document: x.pdf\n");
    Files.createSymbolicLink(acme.resolve("link.yaml"), outside);
    assertThat(findings())
        .hasSize(2)
        .anySatisfy(f -> assertThat(f).startsWith("acme/x.kamelet.yaml: a Kamelet can run code"))
        .anySatisfy(f -> assertThat(f).startsWith("acme/link.yaml: not a plain file"));
  }

  @Test
  void a_misspelt_person_field_or_mapping_word_is_told() throws IOException {
    Files.writeString(
        acme.resolve("people.map.yaml"),
        "emial: { column: Courriel }\n"
            + "lastName: { colum: Nom }\n"
            + "birthDate: { column: N, date: QQQQQQ }\n");
    assertThat(findings())
        .anySatisfy(
            f -> assertThat(f).contains(":1:1: 'emial' is not known here. Did you mean 'email'?"))
        .anySatisfy(
            f -> assertThat(f).contains(":2:13: 'colum' is not known here. Did you mean 'column'?"))
        .anySatisfy(f -> assertThat(f).contains(":3:31: date: is not a date pattern"));
  }

  @Test
  void a_level_that_cannot_be_signed_yet_is_told_before_a_contract_waits_for_it()
      throws IOException {
    Files.write(acme.resolve("c.pdf"), "%PDF".getBytes(StandardCharsets.US_ASCII));
    Files.writeString(acme.resolve("c.yaml"), "document: c.pdf\ntitle: C\nlevel: B-LTA\n");
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("acme/c.yaml:3:8: ")
        .contains("not available yet", "write B-T");
  }

  @Test
  void a_contract_names_its_own_people_files_and_reminders() throws IOException {
    for (String name : List.of("a.pdf", "b.pdf", "cgv.pdf")) {
      Files.writeString(acme.resolve(name), "%PDF " + name);
    }
    Files.writeString(
        acme.resolve("c.yaml"),
        """
        documents: [a.pdf, b.pdf]
        annexes: [cgv.pdf]
        title: C
        order: sequential
        remindEvery: P3D
        recipients:
          - { role: approver, key: boss, email: ana@example.org, postalCode: 75001 }
          - { role: signer, customer: true }
          - { role: signer, mode: seal }
          - { role: copy, email: books@example.org }
        collect:
          - { name: identity, label: Pièce, maxSizeMb: 5, required: true }
        properties:
          iban: { fillBy: signer1 }
        """);
    Findings found = new Findings();
    ContractSettings contract = reader(Map.of()).read("acme", found).contracts().get("c");
    assertThat(found.all()).isEmpty();
    assertThat(contract.files().documents())
        .extracting(Upload::name)
        .containsExactly("a.pdf", "b.pdf");
    assertThat(contract.files().annexes()).extracting(Upload::name).containsExactly("cgv.pdf");
    assertThat(contract.people().order()).isEqualTo(SigningOrder.SEQUENTIAL);
    assertThat(contract.people().remindEvery()).isEqualTo(Duration.ofDays(3));
    assertThat(contract.people().recipients())
        .extracting(one -> one.role() + " " + one.mode() + " " + one.isCustomer())
        .containsExactly(
            "APPROVER REMOTE_EMAIL false",
            "SIGNER REMOTE_EMAIL true",
            "SIGNER SEAL false",
            "COPY REMOTE_EMAIL false");
    assertThat(contract.people().collect().get(0).from()).isEqualTo("signer1");
  }

  @Test
  void what_is_wrong_with_people_is_told_by_line_like_in_the_api() throws IOException {
    Files.writeString(acme.resolve("a.pdf"), "%PDF");
    Files.writeString(
        acme.resolve("c.yaml"),
        """
        document: a.pdf
        documents: [a.pdf]
        title: C
        order: random
        remindEvery: PT1M
        recipients:
          - { role: approver, email: nobody }
          - { role: signer, mode: on-site-pad, customer: true }
          - role: signer
            customer: true
        collect:
          - { name: identity, label: L, maxSizeMb: 50, from: approver1 }
        annexes: cgv.pdf
        properties:
          iban: { fillBy: approver1 }
        """);
    assertThat(findings())
        .extracting(told -> told.replaceAll("^(acme/c.yaml:\\d+):\\d+: ('\\w+')?.*", "$1 $2"))
        .containsExactlyInAnyOrder(
            "acme/c.yaml:1 ",
            "acme/c.yaml:4 'order'",
            "acme/c.yaml:5 'remindEvery'",
            "acme/c.yaml:7 'email'",
            "acme/c.yaml:8 'mode'",
            "acme/c.yaml:10 'customer'",
            "acme/c.yaml:12 'maxSizeMb'",
            "acme/c.yaml:12 'from'",
            "acme/c.yaml:13 'annexes'",
            "acme/c.yaml:15 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DD/MM/YYYY", "dd/MM/yy", "dd/mm/yyyy HH:MM", "MM/yyyy", "yyyy-MM-ddTHH:mm"})
  void a_date_pattern_that_no_cell_could_ever_have_is_told(String pattern) throws IOException {
    Files.writeString(
        acme.resolve("people.map.yaml"),
        "birthDate: { column: N, date: '" + pattern + "' }\nlastName: { column: L }\n");
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("acme/people.map.yaml:1:31: ")
        .contains("for example date: dd/MM/yyyy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd/MM/yyyy", "d.M.y", "yyyyMMdd", "d MMM yyyy", "dd/MM/yyyy HH:mm:ss"})
  void a_good_date_pattern_is_taken(String pattern) throws IOException {
    Files.writeString(
        acme.resolve("people.map.yaml"), "birthDate: { column: N, date: '" + pattern + "' }\n");
    assertThat(findings()).isEmpty();
  }

  @Test
  void what_a_contract_cannot_be_made_of_is_told_with_what_would_be_right() throws IOException {
    Files.writeString(acme.resolve("c.pdf"), "hello");
    Files.writeString(
        acme.resolve("c.yaml"),
        """
        document: c.pdf
        title: C
        expiresAfter: 30 days
        properties:
          iban: { fillBy: sender, type: signature }
        """);
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "acme/c.yaml:1:11: 'c.pdf' is not a PDF. Export the document as PDF and put it here",
            "acme/c.yaml:3:15: 'expiresAfter' cannot be read: it must be days or hours, such as"
                + " P30D or PT12H. Correct the value",
            "acme/c.yaml:5:33: 'type' cannot be read: the type must be text, textarea, number, date"
                + " or checkbox. Correct the value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5H", "P0D", "P1M", "P1Y2D"})
  void a_contract_gets_days_or_hours(String time) throws IOException {
    Files.writeString(acme.resolve("c.pdf"), "%PDF");
    Files.writeString(
        acme.resolve("c.yaml"), "document: c.pdf\ntitle: C\nexpiresAfter: " + time + "\n");
    assertThat(findings()).singleElement().asString().contains("such as P30D or PT12H");
  }

  @Test
  void a_file_whose_name_is_nearly_right_is_not_passed_over_in_silence() throws IOException {
    Files.writeString(acme.resolve("people.camel.yml"), "- route:\n");
    Files.writeString(acme.resolve("connectors.properties"), "a=b\n");
    assertThat(findings())
        .containsExactly(
            "acme/connectors.properties: this file is not read. Call it connector.properties",
            "acme/people.camel.yml: this file is not read. Give it a name that ends in .yaml");
  }

  @Test
  void a_client_that_is_switched_off_needs_no_secrets_yet() throws IOException {
    Files.writeString(
        acme.resolve("erp.camel.yaml"),
        EVENTS.formatted(
            "to: { uri: 'kamelet:paraph-http-callback-sink', parameters: { url:"
                + " https://erp.example/x, secretName: NOT_THERE } }"));
    assertThat(findings()).isNotEmpty();
    Files.writeString(acme.resolve("connector.properties"), "paraph.enabled=false\n");
    assertThat(findings()).isEmpty();
  }

  @Test
  void overrides_win_and_own_settings_are_checked() throws IOException {
    Files.writeString(
        acme.resolve("connector.properties"),
        "paraph.tenant=Not A Tenant\nparaph.enabeld=true\nftp.port=21\n");
    Findings findings = new Findings();
    ClientFolder folder =
        reader(Map.of("acme.ftp.port", "2121", "other.x", "y")).read("acme", findings);
    assertThat(folder.settings().placeholders()).isEqualTo(Map.of("ftp.port", "2121"));
    assertThat(findings.all())
        .extracting(Finding::toString)
        .anySatisfy(f -> assertThat(f).startsWith("acme/connector.properties:1: "))
        .anySatisfy(f -> assertThat(f).contains(":2: 'paraph.enabeld' is no setting"));
  }

  private List<String> findings() throws IOException {
    Findings findings = new Findings();
    reader(Map.of()).read("acme", findings);
    return findings.all().stream().map(Finding::toString).toList();
  }

  private ClientFolderReader reader(Map<String, String> overrides) {
    return new ClientFolderReader(
        connectors,
        overrides,
        new KameletCatalog(Path.of("connectors/kamelets")),
        Set.of("ACME_TOKEN", "DEMO_FTP_PASSWORD", "DEMO_ERP_SECRET")::contains);
  }
}
