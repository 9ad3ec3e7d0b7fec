package gateway.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import gateway.base.PermanentFailure;
import gateway.contract.PersonField;
import gateway.contract.WorkHandler.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PeopleOverFtpTest {
  private static final String HEADER =
      "N° client;Civilité;Prénom;Nom;Courriel;Mobile;Adresse;CP;Ville;Montant;N° contrat\n";
  private static final String LEA =
      "C-1;Mme;Léa;Martin;lea@example.org;0612345678;1 rue Haute;75011;Paris;39,90;K-1\n";
  private static final String NOE =
      "C-2;M.;Noé;Lefèvre;noe@example.org;;2 rue Basse;69003;Lyon;49,90;K-2\n";

  @TempDir Path home;
  private FtpTestServer ftp;
  private CamelTestContext gateway;

  @BeforeEach
  void start() throws Exception {
    ftp = new FtpTestServer(home.resolve("ftp"));
    gateway =
        new CamelTestContext(
            home,
            Map.of(
                "demo.paraph.enabled", "true",
                "demo.ftp.host", "127.0.0.1",
                "demo.ftp.port", String.valueOf(ftp.port()),
                "demo.ftp.schedule", "every 15s"));
    gateway.copyDemo("demo");
    ClientStatus status = gateway.connectors.loader().load("demo");
    assertThat(status.findings()).isEmpty();
    assertThat(status.problem()).isNull();
    assertThat(status.state()).isEqualTo(ClientStatus.State.RUNNING);
  }

  @AfterEach
  void stop() {
    gateway.close();
    ftp.close();
  }

  @Test
  void a_file_is_pulled_once_and_moved_to_done() throws Exception {
    put("people.csv", HEADER + LEA + NOE, StandardCharsets.UTF_8);

    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));

    assertThat(gateway.scheduled).containsExactly("poll demo.people");
    assertThat(gateway.reception.refused).isEmpty();
    assertThat(gateway.reception.contracts).hasSize(2);
    RecordingReception.Taken lea = gateway.reception.contracts.get("default demo.people K-1");
    assertThat(lea.source().location()).isEqualTo("people.csv:2");
    assertThat(lea.source().client()).isEqualTo("demo");
    assertThat(lea.request().externalId()).isEqualTo("K-1");
    assertThat(lea.request().customer().get(PersonField.firstName)).isEqualTo("Léa");
    assertThat(lea.request().customer().get(PersonField.title)).isEqualTo("MME");
    assertThat(lea.documents()).singleElement().extracting("name").isEqualTo("contrat.pdf");
    assertThat(lea.request().properties())
        .extracting("key", "value", "fillBy", "origin")
        .contains(
            tuple("montant", "39,90", "sender", "demo people.csv:2"),
            tuple("iban", null, "signer1", ""));
    assertThat(names("")).isEmpty();
    assertThat(names(".done")).singleElement().asString().endsWith("-people.csv");
    assertThat(fetched()).isEmpty();

    gateway.poll("demo.people");
    assertThat(gateway.reception.calls).isEqualTo(2);
  }

  @Test
  void the_same_rows_again_make_nothing_twice_whatever_their_encoding() throws Exception {
    for (String bytes : List.of("", "\uFEFF")) {
      put("people.csv", bytes + HEADER + LEA + NOE, StandardCharsets.UTF_8);
      gateway.poll("demo.people");
    }
    put("people-2.csv", HEADER + NOE + LEA, Charset.forName("windows-1252"));
    gateway.poll("demo.people");

    assertThat(gateway.reception.calls).isEqualTo(6);
    assertThat(gateway.reception.contracts).hasSize(2);
    assertThat(gateway.reception.refused).isEmpty();
    assertThat(names(".done")).hasSize(3);
  }

  @Test
  void one_bad_row_is_refused_with_its_place_and_the_others_go() throws Exception {
    put("people.csv", HEADER + LEA + NOE.replace("noe@", "noe at ") + NOE, StandardCharsets.UTF_8);

    gateway.poll("demo.people");

    assertThat(gateway.reception.contracts).hasSize(2);
    RecordingReception.Refused bad = gateway.reception.refused.values().iterator().next();
    assertThat(bad.code()).isEqualTo("person.email");
    assertThat(bad.source().location()).isEqualTo("people.csv:3");
    assertThat(bad.reason())
        .startsWith("people.csv:3, column 5 (Courriel): ")
        .doesNotContain("noe at");
  }

  @Test
  void an_unreadable_file_is_refused_and_moved_to_error() throws Exception {
    put("people.csv", HEADER + LEA + "C-2;\"M.;Noé", StandardCharsets.UTF_8);

    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));

    assertThat(gateway.reception.contracts).isEmpty();
    RecordingReception.Refused refused = gateway.reception.refused.values().iterator().next();
    assertThat(refused.code()).isEqualTo("csv.quote.unclosed");
    assertThat(refused.reason()).startsWith("people.csv:3:5: ");
    assertThat(names(".error")).hasSize(1);
    assertThat(fetched()).isEmpty();
    assertThat(gateway.pollStatus("demo").lastError()).contains("csv.quote.unclosed");
  }

  @Test
  void while_the_database_is_down_the_file_stays_and_is_taken_later() throws Exception {
    put("people.csv", HEADER + LEA, StandardCharsets.UTF_8);
    gateway.reception.databaseDown = true;

    gateway.poll("demo.people");
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(30)));
    assertThat(names("")).containsExactly("people.csv");
    assertThat(gateway.pollStatus("demo").lastError()).contains("store.unavailable");
    assertThat(fetched()).isEmpty();

    gateway.reception.databaseDown = false;
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));
    assertThat(gateway.reception.contracts).hasSize(1);
    assertThat(names("")).isEmpty();
  }

  @Test
  void while_a_key_cannot_be_read_the_file_stays_and_is_taken_later() throws Exception {
    put("people.csv", HEADER + LEA, StandardCharsets.UTF_8);
    gateway.reception.failure = new PermanentFailure("key.unwrap", "The master key does not fit");

    gateway.poll("demo.people");
    assertThat(names("")).containsExactly("people.csv");
    assertThat(gateway.pollStatus("demo").lastError()).contains("key.unwrap");
    assertThat(gateway.reception.refused).isEmpty();

    gateway.reception.failure = null;
    gateway.poll("demo.people");
    assertThat(gateway.reception.contracts).hasSize(1);
    assertThat(names("")).isEmpty();
  }

  @Test
  void an_unreadable_file_whose_refusal_cannot_be_recorded_stays() throws Exception {
    put("people.csv", HEADER + "C-2;\"M.;Noé", StandardCharsets.UTF_8);
    gateway.reception.failure = new PermanentFailure("store.constraint", "Refused by the store");

    gateway.poll("demo.people");

    assertThat(names("")).containsExactly("people.csv");
    assertThat(gateway.pollStatus("demo").failures()).isEqualTo(1);
    assertThat(gateway.pollStatus("demo").lastError()).contains("store.constraint");
  }

  @Test
  void a_file_that_grows_while_it_is_taken_in_stays_and_is_read_to_its_end() throws Exception {
    put("people.csv", HEADER + LEA + "C-2;M.;Noé", StandardCharsets.UTF_8);
    gateway.reception.meanwhile =
        () -> {
          gateway.reception.meanwhile = () -> {};
          try {
            put("people.csv", HEADER + LEA + NOE, StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };

    gateway.poll("demo.people");
    assertThat(names("")).containsExactly("people.csv");
    assertThat(gateway.pollStatus("demo").failures()).isEqualTo(1);
    assertThat(gateway.pollStatus("demo").lastError()).contains("file.incomplete");
    assertThat(fetched()).isEmpty();

    gateway.poll("demo.people");
    assertThat(gateway.reception.contracts).hasSize(2);
    assertThat(names("")).isEmpty();
    assertThat(names(".done")).hasSize(1);
    assertThat(gateway.pollStatus("demo").lastError()).isNull();
  }

  @Test
  void an_empty_file_holds_up_no_other() throws Exception {
    for (int i = 0; i < 25; i++) { // more than are taken in one poll
      put("people-0" + i + ".csv", "", StandardCharsets.UTF_8);
    }
    put("people-1.csv", HEADER + LEA, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    gateway.poll("demo.people");
    assertThat(gateway.reception.calls).isEqualTo(1);
    assertThat(names("")).hasSize(25).doesNotContain("people-1.csv");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void with_a_done_suffix_a_file_waits_for_its_marker() throws Exception {
    Path route = gateway.folder.resolve("demo/people.camel.yaml");
    String text = Files.readString(route);
    String with = text.replace("        schedule:", "        doneSuffix: .done\n        schedule:");
    Files.writeString(route, with);
    assertThat(gateway.connectors.loader().load("demo").findings()).isEmpty();
    put("people.csv", HEADER + LEA, StandardCharsets.UTF_8);

    gateway.poll("demo.people");
    assertThat(names("")).containsExactly("people.csv");
    assertThat(gateway.reception.calls).isZero();

    put("people.csv.done", "", StandardCharsets.UTF_8);
    gateway.poll("demo.people");
    assertThat(gateway.reception.calls).isEqualTo(1);
    assertThat(names("")).isEmpty();
    assertThat(names(".done")).singleElement().asString().endsWith("-people.csv");

    put("people-0.csv", "", StandardCharsets.UTF_8);
    put("people-0.csv.done", "", StandardCharsets.UTF_8);
    gateway.poll("demo.people");
    assertThat(names(".error")).singleElement().asString().endsWith("-people-0.csv");

    Files.writeString(route, with.replace("doneSuffix: .done", "doneSuffix: ../x"));
    assertThat(gateway.connectors.loader().load("demo").findings())
        .singleElement()
        .asString()
        .contains("'doneSuffix' is not right", "such as .done");
  }

  @Test
  void the_log_says_which_source_reaches_its_server_and_which_does_not() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(PollReport.class);
    lines.start();
    log.addAppender(lines);
    try {
      gateway.poll("demo.people");
      gateway.poll("demo.people");
      ftp.close();
      gateway.poll("demo.people");
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("demo.people: the server answers, files to take now: 0"),
            last -> assertThat(last).startsWith("demo.people: the server could not be polled: "));
  }

  @Test
  void a_server_that_is_down_fails_fast_and_the_next_poll_is_fine() throws Exception {
    ftp.close();
    long start = System.nanoTime();
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(30)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(gateway.pollStatus("demo").failures()).isEqualTo(2);
    assertThat(gateway.pollStatus("demo").lastError()).isNotBlank();

    ftp.start();
    put("people.csv", HEADER + LEA, StandardCharsets.UTF_8);
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Again(Duration.ofSeconds(15)));
    assertThat(gateway.reception.contracts).hasSize(1);
    assertThat(gateway.pollStatus("demo").lastError()).isNull();
  }

  @Test
  void a_removed_source_is_polled_no_more() {
    gateway.connectors.loader().remove("demo");
    assertThat(gateway.poll("demo.people")).isEqualTo(new Outcome.Done());
  }

  private void put(String name, String text, Charset charset) throws IOException {
    Files.write(ftp.out().resolve(name), text.getBytes(charset));
  }

  /** What is left here of the files that were fetched: they hold personal data. */
  private List<Path> fetched() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("work"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ftp.out().resolve(folder))) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }
}
