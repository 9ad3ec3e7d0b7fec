package gateway.pdf;

import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo's contract and what the intake would decide about it. */
final class SampleContract {
  static final Map<String, String> DRAWN =
      Map.of(
          "numero", "CE-2026-0104",
          "montant", "245,90",
          "sc_sign1.prenom", "Noël",
          "sc_sign1.nom", "Œuvrard",
          "sc_sign1.adresse1", "7 bis place de la Forêt",
          "sc_sign1.cp", "67000",
          "sc_sign1.ville", "Strasbourg",
          "sc_sign1.courriel", "noel.oeuvrard@example.net",
          "sc_contrat.date", "25/11/2026");
  static final Map<String, String> LABELS =
      Map.of(
          "iban", "IBAN du compte à débiter",
          "date_intervention", "Date souhaitée de la première visite");
  private static final Set<String> FILLED = Set.of("iban", "date_intervention");

  private SampleContract() {}

  static byte[] bytes() {
    try {
      return Files.readAllBytes(Path.of("connectors/demo/contrat.pdf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Preparation plan(Inspection inspection) {
    List<Smartfield> fields =
        inspection.fields().stream()
            .map(
                field ->
                    FILLED.contains(field.name())
                        ? field.with(FieldStatus.PLACED, "signer1")
                        : field)
            .toList();
    return new Preparation(fields, DRAWN, LABELS, List.of("signer1", "seal"));
  }

  static byte[] prepared(PdfDesk desk) {
    return desk.prepare(bytes(), plan(desk.inspect(bytes())));
  }
}
