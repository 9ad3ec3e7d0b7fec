package gateway.evidence;

import gateway.contract.Annex;
import gateway.contract.Assurance;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.FieldStatus;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The page of the dossier that people read, in the contract's language. */
final class DossierSummary {
  private final boolean french;
  private final Organisation organisation;
  private final DateTimeFormatter time;

  DossierSummary(String locale, Organisation organisation) {
    this.french = "fr".equals(locale);
    this.organisation = organisation;
    this.time =
        DateTimeFormatter.ofPattern(
                french ? "d MMMM uuuu 'à' HH:mm:ss '('VV')'" : "d MMMM uuuu 'at' HH:mm:ss '('VV')'",
                french ? Locale.FRENCH : Locale.ENGLISH)
            .withZone(organisation.zone());
  }

  byte[] write(DossierContents contents, Instant now) {
    Contract contract = contents.contract();
    String title = word("Dossier de preuve", "Evidence dossier");
    try (SummaryPage page = new SummaryPage(title, french ? "fr" : "en")) {
      page.title(title);
      page.text(contract.title());
      page.text(word("Organisation : ", "Organisation: ") + organisation.name());
      page.text(word("Contrat : ", "Contract: ") + contract.id());
      if (contract.externalId() != null) {
        page.text(word("Référence : ", "Reference: ") + contract.externalId());
      }
      page.text(word("Créé le ", "Created on ") + time.format(contract.createdAt()));
      page.text(word("Dossier établi le ", "Dossier made on ") + time.format(now));
      page.text(
          word("Niveau des signatures : PAdES ", "Level of the signatures: PAdES ")
              + contract.level().text());
      page.heading(word("Personnes", "People"));
      Map<String, List<String>> lapses = contents.lapses();
      for (Recipient recipient : contents.people()) {
        person(page, recipient);
        lapsed(page, lapses.getOrDefault(recipient.key(), List.of()));
      }
      page.heading(word("Documents", "Documents"));
      for (Document document : contents.documents()) {
        document(page, document);
      }
      if (!contents.annexes().isEmpty()) {
        page.heading(word("Pièces jointes", "Annexes"));
      }
      for (Annex annex : contents.annexes()) {
        annex(page, annex, contents.people());
      }
      page.heading(word("Vérification", "Verification"));
      page.text(
          word(
              "Ce dossier contient les documents signés et originaux, les pièces jointes, le"
                  + " journal d'audit chaîné et les certificats. Il se vérifie sans le serveur qui"
                  + " l'a produit : paraph verify FICHIER.",
              "This dossier holds the signed and original documents, the annexes, the chained audit"
                  + " trail and the certificates. It can be checked without the server that made"
                  + " it: paraph verify FILE."));
      return page.finished();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void document(SummaryPage page, Document document) throws IOException {
    page.text((document.index() + 1) + ". " + document.name());
    page.small(word("Original, SHA-256 : ", "Original, SHA-256: ") + document.original());
    page.small(word("Signé, SHA-256 : ", "Signed, SHA-256: ") + document.current());
    long unused = document.fields().stream().filter(f -> f.status() != FieldStatus.PLACED).count();
    if (unused > 0) {
      page.small(
          word("Champs du document non utilisés : ", "Fields of the document not used: ")
              + unused
              + word(", voir contract.json", ", see contract.json"));
    }
  }

  private void annex(SummaryPage page, Annex annex, List<Recipient> people) throws IOException {
    String from =
        people.stream()
            .filter(person -> person.key().equals(annex.from()))
            .map(person -> person.person().displayName())
            .findFirst()
            .orElse(organisation.name());
    page.text((annex.index() + 1) + ". " + annex.name());
    page.small(word("Donnée par ", "Given by ") + from + ", " + time.format(annex.receivedAt()));
    page.small("SHA-256: " + annex.content());
  }

  private void person(SummaryPage page, Recipient recipient) throws IOException {
    if (recipient.mode() == Mode.SEAL) {
      page.text(
          word("Cachet de ", "Seal of ")
              + organisation.name()
              + word(", sans intervention d'une personne", ", without any person"));
    } else {
      named(page, recipient);
    }
    if (recipient.actedAt() != null) {
      page.small(acted(recipient) + time.format(recipient.actedAt()));
    }
    Assurance assurance = recipient.assurance();
    if (assurance != null) {
      page.small(
          word("Identité vérifiée par code, ", "Identity checked by code, ")
              + assurance.channel()
              + ", "
              + assurance.maskedDestination()
              + ", "
              + time.format(assurance.at()));
      page.small(weight(assurance));
    }
    consent(page, recipient.consentText());
    given(page, recipient);
    for (var shown : new TreeMap<>(recipient.reviewed()).entrySet()) {
      page.small(
          word("A vu le document ", "Was shown document ")
              + (shown.getKey() + 1)
              + ", SHA-256: "
              + shown.getValue());
    }
  }

  private void named(SummaryPage page, Recipient recipient) throws IOException {
    String email = recipient.person().get(PersonField.email);
    page.text(
        recipient.person().displayName()
            + (email == null ? "" : " <" + email + ">")
            + ", "
            + role(recipient)
            + word(", rang ", ", rank ")
            + recipient.rank());
  }

  private void given(SummaryPage page, Recipient recipient) throws IOException {
    if (recipient.typedSignature() != null) {
      String beside =
          recipient.mark() == null
              ? ""
              : switch (recipient.mark().kind()) {
                case DRAWN -> word(", avec un tracé", ", with a drawing");
                case IMAGE -> word(", avec une image", ", with a picture");
              };
      page.small(
          word("Signature donnée : ", "Signature given: ") + recipient.typedSignature() + beside);
    }
  }

  private void lapsed(SummaryPage page, List<String> lapses) throws IOException {
    for (String at : lapses) {
      page.small(
          word(
                  "Consentement tombé, le document ayant changé, le ",
                  "Consent lapsed, as the document had moved on, on ")
              + time.format(Instant.parse(at)));
    }
  }

  private void consent(SummaryPage page, @Nullable String text) throws IOException {
    if (text != null) {
      page.small(word("Consentement : ", "Consent: ") + text);
    }
  }

  /** Never more than what was really done: the wording follows from how identity was checked. */
  private String weight(Assurance assurance) {
    boolean sms = "sms".equals(assurance.channel());
    return word(
        "Signature simple, par code "
            + (sms ? "SMS" : "e-mail")
            + " : recevable comme preuve, non qualifiée.",
        "Simple signature, by "
            + (sms ? "SMS" : "e-mail")
            + " code: admissible as evidence (eIDAS art. 25), not qualified.");
  }

  private String role(Recipient recipient) {
    return switch (recipient.role()) {
      case SIGNER -> word("signataire", "signer");
      case APPROVER -> word("approbateur", "approver");
      case COPY -> word("en copie", "in copy");
    };
  }

  private String acted(Recipient recipient) {
    if (recipient.mode() == Mode.SEAL) {
      return word("Apposé le ", "Put on ");
    }
    return switch (recipient.status()) {
      case SIGNED -> word("A signé le ", "Signed on ");
      case APPROVED -> word("A approuvé le ", "Approved on ");
      default -> word("Dernière action le ", "Last acted on ");
    };
  }

  private String word(String fr, String en) {
    return french ? fr : en;
  }
}
