package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractWordPlanTest {
  @Test
  void a_search_by_word_reads_an_index_and_no_whole_table(@TempDir Path folder) {
    try (Database database = Stores.open(folder)) {
      List<String> plan =
          database.query(
              "EXPLAIN QUERY PLAN SELECT contract FROM contract_word"
                  + " WHERE tenant = 'acme' AND word >= ? AND word < ?",
              row -> row.text("detail"),
              ContractWords.bytes("lea"),
              ContractWords.end("lea"));

      assertThat(plan).hasSize(1);
      assertThat(plan.get(0)).contains("SEARCH").contains("tenant=? AND word>? AND word<?");
    }
  }
}
