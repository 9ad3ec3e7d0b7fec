package gateway.evidence;

import gateway.contract.Assurance;
import gateway.contract.Contract;
import gateway.contract.Document;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page of the dossier that people read, in the contract's language. */
final class DossierSummary {
  private final boolean french;
  private final DateTimeFormatter time;

  DossierSummary(String locale, Organisation organisation) {
    this.french = "fr".equals(locale);
    this.time =
        DateTimeFormatter.ofPattern(
                french ? "d MMMM uuuu 'à' HH:mm:ss '('VV')'" : "d MMMM uuuu 'at' HH:mm:ss '('VV')'",
                french ? Locale.FRENCH : Locale.ENGLISH)
            .withZone(organisation.zone());
  }

  byte[] write(
      Contract contract,
      Organisation organisation,
      List<Recipient> recipients,
      List<Document> documents,
      Instant now) {
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
      for (Recipient recipient : recipients) {
        person(page, recipient);
      }
      page.heading(word("Documents", "Documents"));
      for (Document document : documents) {
        page.text((document.index() + 1) + ". " + document.name());
        page.small(word("Original, SHA-256 : ", "Original, SHA-256: ") + document.original());
        page.small(word("Signé, SHA-256 : ", "Signed, SHA-256: ") + document.current());
      }
      page.heading(word("Vérification", "Verification"));
      page.text(
          word(
              "Ce dossier contient les documents signés et originaux, le journal d'audit chaîné et"
                  + " les certificats. Il se vérifie sans le serveur qui l'a produit :"
                  + " paraph verify FICHIER.",
              "This dossier holds the signed and original documents, the chained audit trail and"
                  + " the certificates. It can be checked without the server that made it:"
                  + " paraph verify FILE."));
      return page.finished();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void person(SummaryPage page, Recipient recipient) throws IOException {
    String email = recipient.person().get(PersonField.email);
    page.text(
        recipient.person().displayName()
            + (email == null ? "" : " <" + email + ">")
            + ", "
            + role(recipient));
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
