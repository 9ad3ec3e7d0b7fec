package gateway.notify;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mails' words in English. */
final class EnglishTexts implements Texts {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.ENGLISH);

  @Override
  public Letter invitation(Facts facts, Invitation invitation, URI link) {
    Instant expires = invitation.expiresAt();
    String pages = invitation.pages() > 1 ? invitation.pages() + " pages" : "1 page";
    String sentence =
        facts.organisation()
            + " asks you to sign "
            + quoted(facts.title())
            + " ("
            + pages
            + ")"
            + (expires == null ? "." : " by " + date(expires, facts.zone()) + ".");
    return new Letter(
        "en",
        facts.organisationName(),
        Subject.of("{name}: \"{title}\" to sign", facts.organisationName(), facts.title()),
        List.of(greeting(facts), sentence),
        invitation.message(),
        "Read and sign",
        link,
        null,
        List.of(
            "When you sign, you will receive a code by "
                + (invitation.codeBySms() ? "text message." : "e-mail."),
            "This link is yours alone: do not pass it on.",
            "Not for you? Reply to this message."));
  }

  @Override
  public Letter code(Facts facts, String code) {
    return new Letter(
        "en",
        facts.organisationName(),
        Subject.of("Your {name} code", facts.organisationName(), ""),
        List.of(greeting(facts), "Here is your code to sign " + quoted(facts.title()) + ":"),
        List.of(),
        "",
        null,
        code,
        List.of(
            "It is valid for 10 minutes and works once.",
            "Never tell it to anybody: only the signing page will ask you for it.",
            "You did not ask for it? Ignore this message."));
  }

  @Override
  public Letter done(Facts facts, List<String> signers, @Nullable Instant at, URI link) {
    String by = signers.isEmpty() ? "" : " by " + Texts.joined(signers, " and ");
    String on = at == null ? "" : " on " + date(at, facts.zone());
    return new Letter(
        "en",
        facts.organisationName(),
        Subject.of("\"{title}\" is signed", "", facts.title()),
        List.of(greeting(facts), quoted(facts.title()) + " was signed" + by + on + "."),
        List.of(),
        "Download the copies and the evidence",
        link,
        null,
        List.of(
            "The PDF carries its signatures: a PDF reader can check them without us.",
            "A question? Reply to this message."));
  }

  @Override
  public Letter refused(
      Facts facts, String name, @Nullable String reason, Instant at, String contract) {
    List<String> lines = new ArrayList<>();
    lines.add("Hello,");
    lines.add(
        name
            + " declined to sign "
            + quoted(facts.title())
            + " on "
            + date(at, facts.zone())
            + ".");
    lines.add(reason == null ? "No reason was given." : "Reason given:");
    return new Letter(
        "en",
        facts.organisationName(),
        Subject.of("{name} declined \"{title}\"", name, facts.title()),
        lines,
        reason == null ? List.of() : List.of(reason),
        "",
        null,
        null,
        List.of(
            "This contract (" + contract + ") has ended: nobody can sign it any more.",
            "To go on, send a new contract."));
  }

  @Override
  public Letter undeliverable(
      Facts facts, String name, String address, String code, String contract) {
    return new Letter(
        "en",
        facts.organisationName(),
        Subject.of("{name} not reached: \"{title}\"", name, facts.title()),
        List.of(
            "Hello,",
            "The invitation to sign "
                + quoted(facts.title())
                + " did not reach "
                + name
                + " at this address: "
                + address,
            reason(code)),
        List.of(),
        "",
        null,
        null,
        List.of(
            "This contract (" + contract + ") goes on waiting for this person.",
            "To go on, cancel it and send a new contract with another address."));
  }

  private static String reason(String code) {
    return switch (code) {
      case "mail.refused" ->
          "The mail server refused it for good: the address probably does not exist.";
      case "mail.address", "person.email" -> "No mail can be written to this address.";
      case "mail.too-late" -> "No mail server took it in five days.";
      default -> "Reason: " + code;
    };
  }

  private static String greeting(Facts facts) {
    return facts.greeted().isEmpty() ? "Hello," : "Hello " + facts.greeted() + ",";
  }

  private static String quoted(String title) {
    return '"' + title + '"';
  }

  private static String date(Instant at, ZoneId zone) {
    return DATE.format(at.atZone(zone)) + " (" + Texts.place(zone) + " time)";
  }
}
