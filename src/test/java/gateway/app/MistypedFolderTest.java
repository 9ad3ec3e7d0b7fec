package gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistypedFolderTest {
  @TempDir Path folder;

  @Test
  void a_command_that_looks_at_what_is_there_makes_no_empty_database_of_a_mistyped_folder() {
    Path wrong = folder.resolve("dtaa");
    for (List<String> command : List.of(List.of("books"), List.of("deliveries", "list"))) {
      List<String> typed = new ArrayList<>(command);
      typed.addAll(List.of("--data", wrong.toString()));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream before = System.err;
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      int exit;
      try {
        exit = GatewayMain.run(typed.toArray(String[]::new));
      } finally {
        System.setErr(before);
      }
      assertThat(exit).isEqualTo(2);
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("There is no database in " + wrong, "--data");
      assertThat(wrong).doesNotExist();
    }
  }
}
