package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.TransientFailure;
import gateway.contract.ContractId;
import gateway.contract.TenantId;
import gateway.evidence.HashChainedAuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class JdbcEvidenceTest {
  @TempDir Path folder;
  Database database;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_first_key_under_a_name_stays() {
    JdbcKeyVault vault = new JdbcKeyVault(database);
    assertThat(vault.get(TenantId.DEFAULT, "a")).isEmpty();
    assertThat(vault.putIfAbsent(TenantId.DEFAULT, "a", new byte[] {1, 0, -1}))
        .containsExactly(1, 0, -1);
    assertThat(vault.putIfAbsent(TenantId.DEFAULT, "a", new byte[] {2})).containsExactly(1, 0, -1);
    assertThat(vault.get(new TenantId("other"), "a")).isEmpty();
  }

  @Test
  void audit_entries_chain_within_and_across_transactions_and_fall_with_them() {
    JdbcAuditRows rows = new JdbcAuditRows(database);
    HashChainedAuditLog log = new HashChainedAuditLog(rows, database, Clock.systemUTC());
    ContractId id = new ContractId(1);
    database.run(
        () -> {
          log.append(id, "one", Map.of("n", 1), Map.of("name", "Léa"));
          log.append(id, "two", Map.of(), Map.of());
        });
    assertThatThrownBy(
            () ->
                database.run(
                    () -> {
                      log.append(id, "lost", Map.of(), Map.of());
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    log.append(id, "three", Map.of(), Map.of());
    log.append(new ContractId(2), "other", Map.of(), Map.of());

    assertThat(rows.all(id)).extracting("seq").containsExactly(1L, 2L, 3L);
    assertThat(rows.all(id).get(2).entry()).contains(rows.all(id).get(1).hash());
    assertThat(rows.last(new ContractId(2)).orElseThrow().seq()).isEqualTo(1);
  }

  @Test
  void a_contract_is_recorded_as_sealed_once() {
    JdbcSealRegister register = new JdbcSealRegister(database);
    ContractId id = new ContractId(1);
    assertThat(register.sealed(id)).isFalse();
    register.record(id, Instant.EPOCH);
    assertThat(register.sealed(id)).isTrue();
    assertThatThrownBy(() -> register.record(id, Instant.EPOCH))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("store.conflict"));
  }
}
