package gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPersonTest {
  private static final String CSV =
      "N° client;Civilité;Prénom;Nom;Adresse e-mail;Ville\r\n"
          + "C-1;MME;Léa;Martin;Lea.Martin@example.org;Besançon\r\n"
          + "C-2;M;\"François\nXavier\";Núñez;fx@example.org;Pau\r\n"
          + "C-3;M;Zoé;d'Île;zoe@example.org;Nîmes\r\n";
  @TempDir Path folder;

  @Test
  void names_addresses_and_lines_are_read() throws Exception {
    assertThat(read(CSV, StandardCharsets.UTF_8))
        .containsExactly(
            new DemoPerson("Léa Martin", "lea.martin@example.org", 2),
            new DemoPerson("François\nXavier Núñez", "fx@example.org", 3),
            new DemoPerson("Zoé d'Île", "zoe@example.org", 5));
  }

  @Test
  void a_mark_at_the_start_and_the_old_windows_encoding_make_no_difference() throws Exception {
    List<DemoPerson> plain = read(CSV, StandardCharsets.UTF_8);
    assertThat(read("\uFEFF" + CSV, StandardCharsets.UTF_8)).isEqualTo(plain);
    assertThat(read(CSV, Charset.forName("windows-1252"))).isEqualTo(plain);
    assertThat(read(CSV.replace(';', ','), StandardCharsets.UTF_8)).isEqualTo(plain);
  }

  @Test
  void a_person_without_an_address_is_named_as_the_trouble() {
    assertThatThrownBy(() -> read("Prénom;Nom;E-mail\r\nLéa;Martin;\r\n", StandardCharsets.UTF_8))
        .isInstanceOf(PermanentFailure.class);
  }

  @Test
  void folder_names_are_plain() {
    assertThat(new DemoPerson("Zoé d'Île-Öz", "z@example.org", 4).slug()).isEqualTo("zoe-d-ile-oz");
    assertThat(new DemoPerson("王", "z@example.org", 4).slug()).isEqualTo("person-4");
  }

  private List<DemoPerson> read(String csv, Charset charset) throws Exception {
    Path file = folder.resolve("people.csv");
    Files.write(file, csv.getBytes(charset));
    return DemoPerson.read(file);
  }
}
