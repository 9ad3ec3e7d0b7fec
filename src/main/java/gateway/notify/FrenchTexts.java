package gateway.notify;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Les mots des courriels, en français. */
final class FrenchTexts implements Texts {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm", Locale.FRENCH);

  @Override
  public Letter invitation(Facts facts, Invitation invitation, URI link) {
    Instant expires = invitation.expiresAt();
    String pages = invitation.pages() > 1 ? invitation.pages() + " pages" : "1 page";
    String sentence =
        facts.organisation()
            + " vous invite à signer "
            + quoted(facts.title())
            + " ("
            + pages
            + ")"
            + (expires == null ? "." : " avant le " + date(expires, facts.zone()) + ".");
    return new Letter(
        "fr",
        facts.organisationName(),
        Subject.of(
            "{name}\u00a0: «\u00a0{title}\u00a0» à signer",
            facts.organisationName(),
            facts.title()),
        List.of(greeting(facts), sentence),
        invitation.message(),
        "Lire et signer",
        link,
        null,
        List.of(
            "Au moment de signer, vous recevrez un code par "
                + (invitation.codeBySms() ? "SMS." : "e-mail."),
            "Ce lien est personnel\u00a0: ne le transmettez pas.",
            "Pas pour vous\u00a0? Répondez à ce message."));
  }

  @Override
  public Letter code(Facts facts, String code) {
    return new Letter(
        "fr",
        facts.organisationName(),
        Subject.of("Votre code {name}", facts.organisationName(), ""),
        List.of(
            greeting(facts), "Voici votre code pour signer " + quoted(facts.title()) + "\u00a0:"),
        List.of(),
        "",
        null,
        code,
        List.of(
            "Il est valable 10 minutes et ne sert qu'une fois.",
            "Ne le donnez à personne\u00a0: il ne vous sera demandé que sur la page de signature.",
            "Vous n'avez rien demandé\u00a0? Ignorez ce message."));
  }

  @Override
  public Letter done(Facts facts, List<String> signers, @Nullable Instant at, URI link) {
    String by = signers.isEmpty() ? "" : " par " + Texts.joined(signers, " et ");
    String on = at == null ? "" : ", le " + date(at, facts.zone());
    return new Letter(
        "fr",
        facts.organisationName(),
        Subject.of("«\u00a0{title}\u00a0» est signé", "", facts.title()),
        List.of(greeting(facts), quoted(facts.title()) + " est signé" + by + on + "."),
        List.of(),
        "Télécharger les exemplaires et le dossier de preuve",
        link,
        null,
        List.of(
            "Le PDF porte ses signatures\u00a0: un lecteur de PDF peut les vérifier, sans nous.",
            "Une question\u00a0? Répondez à ce message."));
  }

  @Override
  public Letter refused(
      Facts facts, String name, @Nullable String reason, Instant at, String contract) {
    List<String> lines = new ArrayList<>();
    lines.add("Bonjour,");
    lines.add(
        name
            + " a refusé de signer "
            + quoted(facts.title())
            + " le "
            + date(at, facts.zone())
            + ".");
    lines.add(reason == null ? "Aucun motif n'a été donné." : "Motif donné\u00a0:");
    return new Letter(
        "fr",
        facts.organisationName(),
        Subject.of("{name} a refusé «\u00a0{title}\u00a0»", name, facts.title()),
        lines,
        reason == null ? List.of() : List.of(reason),
        "",
        null,
        null,
        List.of(
            "Ce contrat (" + contract + ") est arrêté\u00a0: plus personne ne peut le signer.",
            "Pour continuer, envoyez un nouveau contrat."));
  }

  @Override
  public Letter undeliverable(
      Facts facts, String name, String address, String code, String contract) {
    return new Letter(
        "fr",
        facts.organisationName(),
        Subject.of("{name} injoignable\u00a0: «\u00a0{title}\u00a0»", name, facts.title()),
        List.of(
            "Bonjour,",
            "L'invitation à signer "
                + quoted(facts.title())
                + " n'a pas pu être remise à "
                + name
                + " à cette adresse\u00a0: "
                + address,
            reason(code)),
        List.of(),
        "",
        null,
        null,
        List.of(
            "Ce contrat (" + contract + ") continue d'attendre cette personne.",
            "Pour continuer, annulez-le et envoyez un nouveau contrat avec une autre adresse."));
  }

  private static String reason(String code) {
    return switch (code) {
      case "mail.refused" ->
          "Le serveur de courrier l'a refusée définitivement\u00a0: l'adresse n'existe sans doute"
              + " pas.";
      case "mail.address", "person.email" -> "Aucun courriel ne peut être écrit à cette adresse.";
      case "mail.too-late" -> "Aucun serveur de courrier ne l'a acceptée en cinq jours.";
      default -> "Motif\u00a0: " + code;
    };
  }

  private static String greeting(Facts facts) {
    return facts.greeted().isEmpty() ? "Bonjour," : "Bonjour " + facts.greeted() + ",";
  }

  private static String quoted(String title) {
    return "«\u00a0" + title + "\u00a0»";
  }

  private static String date(Instant at, ZoneId zone) {
    return DATE.format(at.atZone(zone)) + " (heure de " + Texts.place(zone) + ")";
  }
}
