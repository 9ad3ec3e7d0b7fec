package gateway.notify;

import gateway.contract.Mode;
import gateway.contract.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each mail there is, made of the facts and of the words of one language. */
final class Letters {
  private final MailWords words;

  private Letters(MailWords words) {
    this.words = words;
  }

  static Letters in(String language) {
    return new Letters(MailWords.of(language));
  }

  Letter invitation(Facts facts, Role role, Mode mode, List<String> message, URI link) {
    String name = role == Role.APPROVER ? "approval" : "invitation";
    String code =
        switch (mode) {
          case REMOTE_SMS, ON_SITE_SMS -> words.pattern("code.sms");
          case REMOTE_EMAIL -> words.pattern("code.email");
          case ON_SITE_PAD, SEAL -> "";
        };
    return new Draft(name, facts).with("code", code).quote(message).link(link).letter();
  }

  Letter reminder(Facts facts, Role role, Instant now, URI link) {
    Draft draft = new Draft("reminder", facts);
    String awaited = role == Role.APPROVER ? "reminder.approve" : "reminder.sign";
    return draft
        .with("awaited", words.text(awaited, draft.values))
        .with("left", left(facts, now))
        .link(link)
        .letter();
  }

  private String left(Facts facts, Instant now) {
    Instant expires = facts.expiresAt();
    if (expires == null) {
      return "";
    }
    long days = Duration.between(now, expires).toDays();
    Map<String, String> date = Map.of("date", words.date(expires, facts.zone()));
    return days < 1
        ? words.text("reminder.today", date)
        : words.plural("reminder.days", days, date);
  }

  Letter lookAgain(Facts facts, URI link) {
    return new Draft("again", facts).link(link).letter();
  }

  Letter newLink(Facts facts, URI link) {
    return new Draft("link", facts).link(link).letter();
  }

  /** To the sender: somebody holds a link that leads nowhere any more. */
  Letter linkAsked(Facts facts, String name) {
    return new Draft("asked", facts).called(name).letter();
  }

  Letter code(Facts facts, String code) {
    return new Draft("code", facts).code(code).letter();
  }

  /** The code as a text message; its last line lets the phone fill it in on that site only. */
  String codeText(Facts facts, String code, String site) {
    String organisation = Line.shortened(facts.organisation(), 30);
    return words.text("code.text", Map.of("org", organisation, "code", code))
        + "\n\n@"
        + site
        + " #"
        + code;
  }

  Letter done(Facts facts, List<String> signers, @Nullable Instant at, Role role, URI link) {
    Draft draft = new Draft("done", facts);
    return draft
        .with(
            "by",
            signers.isEmpty() ? "" : words.text("done.by", Map.of("names", words.joined(signers))))
        .with("on", dated("done.on", facts, at))
        .with("copy", role == Role.COPY ? words.text("done.copy", draft.values) : "")
        .link(link)
        .letter();
  }

  /** To the sender, with the reason. */
  Letter refused(Facts facts, Refusal refusal, @Nullable String reason) {
    return refusal(new Draft("refused", facts), facts, refusal)
        .with("reason", words.pattern(reason == null ? "refused.silent" : "refused.reason"))
        .quote(reason == null ? List.of() : List.of(reason))
        .letter();
  }

  /** To the other people, who do not hear why. */
  Letter stopped(Facts facts, Refusal refusal) {
    return refusal(new Draft("stopped", facts), facts, refusal).letter();
  }

  private Draft refusal(Draft draft, Facts facts, Refusal refusal) {
    draft.called(refusal.name()).with("date", words.date(refusal.at(), facts.zone()));
    String verb = refusal.role() == Role.APPROVER ? "refused.approve" : "refused.sign";
    return draft.with("refusal", words.text(verb, draft.values));
  }

  Letter unreached(Facts facts, String name, Channel channel, String address, String code) {
    Draft draft = new Draft("unreached", facts).called(name).with("address", address);
    String known = "unreached.why." + code;
    return draft
        .with(
            "what",
            words.text(channel == Channel.SMS ? "unreached.sms" : "unreached.mail", draft.values))
        .with(
            "why",
            words.has(known)
                ? words.pattern(known)
                : words.text("unreached.why.other", Map.of("reason", code)))
        .letter();
  }

  /** To somebody who was still awaited. */
  Letter expired(Facts facts) {
    return new Draft("expired", facts)
        .with("at", dated("expired.at", facts, facts.expiresAt()))
        .letter();
  }

  /** To the sender. */
  Letter overdue(Facts facts, List<String> awaited) {
    String missing =
        awaited.isEmpty()
            ? ""
            : words.text("overdue.missing", Map.of("names", words.joined(awaited)));
    return new Draft("overdue", facts)
        .with("at", dated("expired.at", facts, facts.expiresAt()))
        .with("missing", missing)
        .letter();
  }

  Letter cancelled(Facts facts) {
    return new Draft("cancelled", facts).letter();
  }

  private String dated(String key, Facts facts, @Nullable Instant at) {
    return at == null ? "" : words.text(key, Map.of("date", words.date(at, facts.zone())));
  }

  /**
   * Who refused, and when.
   *
   * @param name a clean line
   */
  record Refusal(String name, Role role, Instant at) {}

  /** A mail as it comes together. */
  private final class Draft {
    private final String mail;
    private final Facts facts;
    private final Map<String, String> values = new HashMap<>();
    private String name;
    private List<String> quote = List.of();
    private @Nullable URI link;
    private @Nullable String code;

    Draft(String mail, Facts facts) {
      this.mail = mail;
      this.facts = facts;
      this.name = facts.organisation();
      Instant expires = facts.expiresAt();
      values.put("org", facts.organisation());
      values.put("asker", facts.asker());
      values.put("title", facts.title());
      values.put("contract", facts.contract().toString());
      values.put("pages", words.plural("pages", facts.pages(), Map.of()));
      values.put("until", dated("until", facts, expires));
    }

    Draft with(String place, String value) {
      values.put(place, value);
      return this;
    }

    /** Name a person, in the subject too. */
    Draft called(String person) {
      name = person;
      return with("name", person);
    }

    Draft quote(List<String> lines) {
      quote = lines;
      return this;
    }

    Draft link(URI to) {
      link = to;
      return this;
    }

    Draft code(String digits) {
      code = digits;
      return this;
    }

    Letter letter() {
      String subject = words.pattern(mail + ".subject").replace("{org}", "{name}");
      return new Letter(
          words.language(),
          facts.organisation(),
          facts.accent(),
          Subject.of(subject, name, facts.title()),
          facts.greeted().isEmpty()
              ? words.pattern("greeting.nobody")
              : words.text("greeting", Map.of("person", facts.greeted())),
          paragraphs(".before"),
          quote,
          link == null ? "" : words.pattern(mail + ".button"),
          link,
          code,
          paragraphs(".after"));
    }

    private List<String> paragraphs(String part) {
      return words
          .pattern(mail + part)
          .lines()
          .map(line -> words.filled(mail + part, line, values))
          .filter(line -> !line.isBlank())
          .toList();
    }
  }
}
