package gateway.demo;

import java.awt.Color;
import java.io.IOException;

/** The demo's contract: two pages in French with smartfields. */
final class MaintenanceContract {
  private static final Color BLUE = new Color(0x15, 0x3e, 0x5c);
  private static final Color PALE = new Color(0xee, 0xf4, 0xf8);
  private static final Color LINE = new Color(0xb9, 0xcc, 0xd9);
  private static final Color GREY = new Color(0x5b, 0x6b, 0x78);
  private static final Color WHITE = Color.WHITE;
  private static final float SIZE = 10f;
  private static final float LEFT = Paper.MARGIN;
  private static final float INNER = Paper.WIDTH - 2 * Paper.MARGIN;

  private final Paper paper;
  private float y;

  private MaintenanceContract(Paper paper) {
    this.paper = paper;
  }

  static byte[] make() throws IOException {
    try (Paper paper = new Paper("Contrat d'entretien")) {
      MaintenanceContract contract = new MaintenanceContract(paper);
      contract.firstPage();
      paper.nextPage();
      contract.secondPage();
      return paper.finish();
    }
  }

  private void firstPage() throws IOException {
    header();
    parties();
    article(
        "1",
        "Objet",
        "Le prestataire assure l'entretien annuel de l'installation de chauffage du client : une"
            + " chaudière à condensation ou une pompe à chaleur, à l'adresse indiquée ci-dessus.");
    article(
        "2",
        "Prestations comprises",
        "Une visite d'entretien par an, sur rendez-vous, comprenant :");
    bullet("le nettoyage du corps de chauffe, du brûleur et du filtre ;");
    bullet("le contrôle des organes de sécurité et la mesure de la combustion ;");
    bullet("le réglage de l'installation et les conseils de bon usage ;");
    bullet("la remise de l'attestation d'entretien sous quinze jours.");
    y -= 7;
    article(
        "3",
        "Dépannage",
        "En cas de panne, le prestataire intervient sous deux jours ouvrés. Le déplacement et la"
            + " première heure de main-d'œuvre sont compris ; les pièces sont facturées après accord"
            + " du client sur un devis.");
    article(
        "4",
        "Prix",
        "La redevance annuelle, toutes taxes comprises, est révisée chaque année selon l'indice du"
            + " coût du travail, sans pouvoir augmenter de plus de trois pour cent.");
    row("Redevance annuelle TTC, en euros", "[montant/]");
    y -= 12;
    article(
        "5",
        "Paiement et première visite",
        "La redevance est prélevée une fois par an sur le compte bancaire du client. Les deux"
            + " renseignements suivants sont donnés par le client au moment de signer.");
    row("IBAN du compte à débiter", "[iban/]");
    row("Date souhaitée de la première visite", "[date_intervention/]");
    footer();
  }

  private void header() throws IOException {
    paper.box(0, Paper.HEIGHT - 92, Paper.WIDTH, 92, BLUE);
    paper.bold(LEFT, Paper.HEIGHT - 48, 22, WHITE, "Contrat d'entretien");
    paper.text(
        LEFT,
        Paper.HEIGHT - 68,
        10.5f,
        new Color(0xcf, 0xe0, 0xec),
        "Chaudières et pompes à chaleur");
    String company = "Chaleur & Confort Exemple";
    paper.bold(
        Paper.WIDTH - Paper.MARGIN - paper.width(company, 11),
        Paper.HEIGHT - 48,
        11,
        WHITE,
        company);
    String place = "1 rue de l'Exemple, 44000 Nantes";
    paper.text(
        Paper.WIDTH - Paper.MARGIN - paper.width(place, 9),
        Paper.HEIGHT - 68,
        9,
        new Color(0xcf, 0xe0, 0xec),
        place);
    y = Paper.HEIGHT - 122;
    paper.bold(LEFT, y, 10.5f, Paper.INK, "Contrat n°");
    paper.text(LEFT + 62, y, 10.5f, Paper.INK, "[numero/]");
    y -= 30;
  }

  private void parties() throws IOException {
    float height = 116;
    paper.box(LEFT, y - height + 14, INNER, height, PALE);
    paper.box(LEFT, y - height + 14, 3, height, BLUE);
    float left = LEFT + 16;
    y -= 4;
    paper.bold(left, y, 10.5f, BLUE, "Entre le client");
    y -= 19;
    pair(left, "Prénom", "[sc_sign1.prenom/]", "Nom", "[sc_sign1.nom/]");
    pair(left, "Adresse", "[sc_sign1.adresse1/]", "Courriel", "[sc_sign1.courriel/]");
    pair(left, "Code postal", "[sc_sign1.cp/]", "Ville", "[sc_sign1.ville/]");
    y -= 4;
    paper.bold(left, y, 10.5f, BLUE, "et le prestataire");
    paper.text(
        left + 100,
        y,
        SIZE,
        Paper.INK,
        "Chaleur & Confort Exemple, SARL, 1 rue de l'Exemple, 44000 Nantes");
    y -= 52;
  }

  private void pair(float left, String first, String firstTag, String second, String secondTag)
      throws IOException {
    paper.text(left, y, SIZE, GREY, first);
    paper.text(left + 66, y, SIZE, Paper.INK, firstTag);
    paper.text(left + 228, y, SIZE, GREY, second);
    paper.text(left + 278, y, SIZE, Paper.INK, secondTag);
    y -= 18;
  }

  private void article(String number, String title, String text) throws IOException {
    paper.bold(LEFT, y, 11, BLUE, number + ".  " + title);
    y -= 17;
    y = paper.paragraph(LEFT, y, INNER, SIZE, Paper.INK, text) - 12;
  }

  private void bullet(String text) throws IOException {
    y += 6;
    paper.text(LEFT + 10, y, SIZE, BLUE, "•");
    paper.text(LEFT + 22, y, SIZE, Paper.INK, text);
    y -= 21;
  }

  private void row(String label, String tag) throws IOException {
    paper.box(LEFT, y - 7.5f, INNER, 22, PALE);
    paper.text(LEFT + 10, y, SIZE, GREY, label);
    paper.text(LEFT + 200, y, SIZE, Paper.INK, tag);
    y -= 26;
  }

  private void secondPage() throws IOException {
    paper.box(0, Paper.HEIGHT - 24, Paper.WIDTH, 24, BLUE);
    y = Paper.HEIGHT - 66;
    article(
        "6",
        "Durée",
        "Le contrat est conclu pour un an à compter de sa signature. Il est reconduit par période"
            + " d'un an, sauf si l'une des parties y met fin par écrit au moins un mois avant"
            + " l'échéance.");
    article(
        "7",
        "Obligations du client",
        "Le client garantit l'accès à l'installation le jour du rendez-vous, signale toute anomalie"
            + " sans délai et ne confie pas l'entretien de l'installation à un tiers pendant la durée"
            + " du contrat.");
    article(
        "8",
        "Responsabilité",
        "Le prestataire répond des dommages causés par son intervention. Il ne répond pas de l'usure"
            + " normale, du gel, du tartre ni d'une installation devenue non conforme.");
    article(
        "9",
        "Droit de rétractation",
        "Lorsque le contrat est conclu à distance ou hors établissement, le client consommateur peut"
            + " se rétracter dans les quatorze jours qui suivent la signature, sans motif et sans"
            + " frais, par simple lettre ou courriel.");
    article(
        "10",
        "Données personnelles",
        "Les données du client servent uniquement à exécuter le présent contrat. Elles sont"
            + " conservées cinq ans après sa fin. Le client peut y accéder, les faire rectifier ou"
            + " effacer en écrivant au prestataire.");
    article(
        "11",
        "Litiges",
        "En cas de désaccord, les parties cherchent d'abord une solution amiable. Le client peut"
            + " saisir gratuitement un médiateur de la consommation avant tout recours.");
    y -= 10;
    paper.text(LEFT, y, SIZE, Paper.INK, "Fait par voie électronique, en un seul original, le");
    paper.text(LEFT + 217, y, SIZE, Paper.INK, "[sc_contrat.date/]");
    y -= 30;
    float width = (INNER - 24) / 2;
    signature(LEFT, width, "Le client", "Lu et approuvé", "[sc_sign1.signature/]");
    signature(
        LEFT + width + 24,
        width,
        "Le prestataire",
        "Cachet de l'entreprise",
        "[sc_user.signature/]");
    footer();
  }

  private void signature(float x, float width, String who, String note, String tag)
      throws IOException {
    float height = 112;
    paper.box(x, y - 26, width, 26, PALE);
    paper.frame(x, y - height, width, height, LINE);
    paper.bold(x + 12, y - 17, 10, BLUE, who);
    paper.text(x + width - 12 - paper.width(note, 8.5f), y - 17, 8.5f, GREY, note);
    paper.text(x + 12, y - 46, SIZE, Paper.INK, tag);
  }

  private void footer() throws IOException {
    paper.box(LEFT, 46, INNER, 0.7f, LINE);
    paper.text(LEFT, 32, 8, GREY, "Contrat d'entretien n°");
    paper.text(LEFT + 84, 32, 8, GREY, "[numero/]");
    paper.text(LEFT + 250, 32, 8, GREY, "Nombre de pages :");
    paper.text(LEFT + 322, 32, 8, GREY, "[sc_nbpages/]");
    paper.text(Paper.WIDTH - Paper.MARGIN - 60, 32, 8, GREY, "Page");
    paper.text(Paper.WIDTH - Paper.MARGIN - 38, 32, 8, GREY, "[sc_page/]");
  }
}
