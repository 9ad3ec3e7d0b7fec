package gateway.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the demo's sample files. They are checked in; run this again after a change:
 *
 * <pre>java -cp … gateway.demo.MakeSamples [folder of the project]</pre>
 *
 * All people and companies are invented; the mobile numbers are of the range that the French
 * regulator keeps for fiction.
 */
public final class MakeSamples {
  static final String PEOPLE =
      """
      N° client;Civilité;Prénom;Nom;Courriel;Mobile;Adresse;CP;Ville;Montant;N° contrat
      C-1001;MME;Léa;Martin-Brûlé;lea.martin@example.org;06 39 98 10 01;12 rue des Érables;44000;Nantes;189,00;CE-2026-0101
      C-1002;M;Gaël;Lefèvre;gael.lefevre@example.net;06 39 98 10 02;3 impasse du Château d'Eau;35400;Saint-Malo;214,50;CE-2026-0102
      C-1003;MME;Zoé;Nguyễn-Garçon;zoe.garcon@example.org;06 39 98 10 03;48 avenue de l'Île;38000;Grenoble;189,00;CE-2026-0103
      C-1004;M;Noël;Œuvrard;noel.oeuvrard@example.net;06 39 98 10 04;7 bis place de la Forêt;67000;Strasbourg;245,90;CE-2026-0104
      C-1005;MLLE;Maëlys;d'Aubépine;maelys.aubepine@example.org;06 39 98 10 05;101 quai Saint-Étienne;33000;Bordeaux;199,99;CE-2026-0105
      """;

  private MakeSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments.length > 0 ? arguments[0] : "");
    Path contract = project.resolve("connectors/demo/contrat.pdf");
    Path people = project.resolve("samples/people.csv");
    Files.createDirectories(contract.toAbsolutePath().getParent());
    Files.createDirectories(people.toAbsolutePath().getParent());
    Files.write(contract, MaintenanceContract.make());
    Files.writeString(people, PEOPLE, StandardCharsets.UTF_8);
    System.out.println("Wrote " + contract + " and " + people);
  }
}
