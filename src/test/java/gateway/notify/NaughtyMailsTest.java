package gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gateway.base.PermanentFailure;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Role;
import gateway.delivery.OneContract;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The big list of naughty strings in every place of a mail that somebody else fills. */
class NaughtyMailsTest {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final MailAddress FROM = new MailAddress("sign@acme.example");
  private static final Instant AT = Instant.parse("2026-11-24T09:15:00Z");
  private static final List<String> NAUGHTY = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    String corpora = System.getenv("PARAPH_CORPORA");
    assumeTrue(
        corpora != null,
        "SKIPPED: no corpora here, set PARAPH_CORPORA to the folder that holds them");
    for (JsonNode text :
        new ObjectMapper().readTree(Path.of(corpora, "strings", "blns.json").toFile())) {
      NAUGHTY.add(text.asText());
    }
    NAUGHTY.add("a\r\nBcc: x@example.org\r\n\r\nbody");
    NAUGHTY.add("\" href=\"https://evil.example\" onclick=\"x");
    NAUGHTY.add("{title}{person}{{recipient.email}}$1\\");
    assertThat(NAUGHTY).hasSizeGreaterThan(500);
  }

  @Test
  void a_mail_keeps_its_headers_its_parts_and_its_one_link_whatever_people_are_called()
      throws Exception {
    for (String naughty : NAUGHTY) {
      MimeMessage parsed = sentAndParsed(invitation(naughty), naughty);

      assertThat(names(parsed))
          .as(naughty)
          .containsExactlyInAnyOrder(
              "From",
              "To",
              "Reply-To",
              "Subject",
              "Date",
              "Auto-Submitted",
              "MIME-Version",
              "Content-Type",
              "Message-ID");
      assertThat(InternetAddress.toString(parsed.getAllRecipients()))
          .as(naughty)
          .isEqualTo("lea@example.org");
      assertThat(((InternetAddress) parsed.getFrom()[0]).getAddress()).isEqualTo(FROM.value());
      MimeMultipart parts = (MimeMultipart) parsed.getContent();
      assertThat(parts.getCount()).as(naughty).isEqualTo(2);
      BodyPart text = parts.getBodyPart(0);
      assertThat(NotifyFixture.links((String) text.getContent())).as(naughty).isEqualTo(1);
      assertInert((String) parts.getBodyPart(1).getContent(), naughty);
    }
  }

  @Test
  void a_refusal_quotes_any_reason_and_any_name_as_text() throws Exception {
    for (String naughty : NAUGHTY) {
      Letter letter =
          Letters.in("fr")
              .refused(
                  facts(naughty),
                  new Letters.Refusal(Line.of(naughty), Role.SIGNER, AT),
                  Line.of(naughty));
      MimeMessage parsed = sentAndParsed(letter, naughty);

      assertThat(parsed.getSubject().length()).as(naughty).isLessThan(60);
      Document html =
          Jsoup.parse((String) ((MimeMultipart) parsed.getContent()).getBodyPart(1).getContent());
      assertThat(html.select("a, script, img, iframe, svg, [onclick], [onerror]"))
          .as(naughty)
          .isEmpty();
    }
  }

  private static Facts facts(String naughty) {
    Organisation organisation =
        new Organisation(naughty, "paul@acme.example", ZoneId.of("Europe/Paris"), naughty);
    Facts facts = Facts.of(OneContract.closed(naughty, naughty, "fr", AT), organisation, 3);
    try {
      return facts.greeting(new Person(Map.of(PersonField.firstName, naughty)));
    } catch (PermanentFailure e) {
      return facts; // refused at the intake already
    }
  }

  private static Letter invitation(String naughty) {
    return Letters.in("en")
        .invitation(
            facts(naughty),
            Role.SIGNER,
            Mode.REMOTE_EMAIL,
            SenderMessage.lines(naughty, new Person(Map.of())),
            NotifyFixture.LINK);
  }

  private static MimeMessage sentAndParsed(Letter letter, String naughty) throws Exception {
    Mail mail =
        new Mail(
            "<mail_1.abc@acme.example>",
            letter.logo(),
            "paul@acme.example",
            "lea@example.org",
            letter.subject(),
            letter.text(),
            letter.html());
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    MailMessage.of(SESSION, FROM, mail, AT).writeTo(wire);
    MimeMessage parsed = new MimeMessage(SESSION, new ByteArrayInputStream(wire.toByteArray()));
    assertThat(parsed.getMessageID()).as(naughty).isEqualTo("<mail_1.abc@acme.example>");
    return parsed;
  }

  private static List<String> names(MimeMessage message) throws Exception {
    List<String> names = new ArrayList<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      names.add(header.getName());
    }
    return names;
  }

  private static void assertInert(String markup, String naughty) {
    Document html = Jsoup.parse(markup);
    assertThat(html.select("a").eachAttr("href"))
        .as(naughty)
        .containsExactly(NotifyFixture.LINK.toString());
    assertThat(html.getAllElements())
        .as(naughty)
        .allSatisfy(
            element -> {
              assertThat(element.normalName())
                  .isIn(
                      "#root",
                      "html",
                      "head",
                      "meta",
                      "title",
                      "body",
                      "div",
                      "p",
                      "strong",
                      "blockquote",
                      "br",
                      "a");
              assertThat(element.attributes().asList())
                  .allSatisfy(
                      attribute ->
                          assertThat(attribute.getKey())
                              .isIn("lang", "charset", "name", "content", "style", "href"));
              assertThat(element.attr("style")).doesNotContain("url(", "expression");
            });
  }
}
