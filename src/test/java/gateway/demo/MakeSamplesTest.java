package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSamplesTest {
  @TempDir Path folder;

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void the_files_that_are_checked_in_are_those_that_the_script_makes() throws IOException {
    MakeSamples.main(new String[] {folder.toString()});

    Path contract = Path.of("connectors/demo/contrat.pdf");
    assertThat(text(folder.resolve(contract))).isEqualTo(text(contract)).contains("[iban/]");
    Path people = Path.of("samples/people.csv");
    assertThat(folder.resolve(people)).hasSameTextualContentAs(people);
    assertThat(Files.readAllLines(people))
        .hasSize(6)
        .allMatch(line -> line.split(";").length == 11);
  }
}
