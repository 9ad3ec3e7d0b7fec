package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcApiKeys;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class StoredApiKeysTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private StoredApiKeys keys;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    keys = new StoredApiKeys(new JdbcApiKeys(database), database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String id(String key) {
    return key.substring(3, 19);
  }

  @Test
  void a_key_says_who_calls_and_what_they_may() {
    String key = keys.create(ACME, Set.of("contracts:read", "sign:links"), null);

    ApiCaller caller = keys.authenticate(key).orElseThrow();

    assertThat(key).matches("pk_[0-9a-f]{16}_[0-9a-f]{64}");
    assertThat(caller.tenant()).isEqualTo(ACME);
    assertThat(caller.keyId()).isEqualTo(id(key));
    assertThat(caller.scopes()).containsExactlyInAnyOrder("contracts:read", "sign:links");
    assertThat(caller.may("contracts:write")).isFalse();
  }

  @Test
  void a_key_changed_anywhere_is_nobody() {
    String key = keys.create(ACME, Set.of("admin"), null);

    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == '0' ? '1' : '0';
      assertThat(keys.authenticate(key.substring(0, i) + other + key.substring(i + 1))).isEmpty();
    }
    assertThat(keys.authenticate("")).isEmpty();
    assertThat(keys.authenticate(key + "0")).isEmpty();
    assertThat(keys.authenticate(key + "\n")).isEmpty();
  }

  @Test
  void a_key_expires() {
    String key = keys.create(ACME, Set.of("admin"), clock.instant().plus(Duration.ofMinutes(1)));

    assertThat(keys.authenticate(key)).isPresent();
    clock.advance(Duration.ofMinutes(1));
    assertThat(keys.authenticate(key)).isEmpty();
  }

  @Test
  void a_revoked_key_is_nobody_at_once_and_only_its_tenant_revokes_it() {
    String key = keys.create(ACME, Set.of("admin"), null);

    assertThat(keys.revoke(OTHER, id(key))).isFalse();
    assertThat(keys.authenticate(key)).isPresent();
    assertThat(keys.revoke(ACME, id(key))).isTrue();
    assertThat(keys.authenticate(key)).isEmpty();
    assertThat(keys.revoke(ACME, id(key))).isFalse();
  }

  @Test
  void the_last_use_is_noted_at_most_once_a_minute() {
    String key = keys.create(ACME, Set.of(), null);
    assertThat(keys.list(ACME).get(0).lastUsedAt()).isNull();

    var first = clock.instant();
    keys.authenticate(key);
    clock.advance(Duration.ofSeconds(59));
    keys.authenticate(key);
    assertThat(keys.list(ACME).get(0).lastUsedAt()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(1));
    keys.authenticate(key);
    assertThat(keys.list(ACME).get(0).lastUsedAt()).isEqualTo(clock.instant());
  }

  @Test
  void a_tenant_sees_its_own_keys_only() {
    keys.create(ACME, Set.of("admin"), null);

    assertThat(keys.list(ACME)).hasSize(1);
    assertThat(keys.list(OTHER)).isEmpty();
  }

  @Test
  void a_name_is_one_line() {
    assertThatThrownBy(() -> keys.create(ACME, "erp\nand\nmore", Set.of("admin"), null))
        .isInstanceOf(PermanentFailure.class)
        .extracting("code")
        .isEqualTo("key.name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contracts read", "sign:sael", "sign:*", ""})
  void a_scope_that_is_none_is_refused_by_name(String scope) {
    assertThatThrownBy(() -> keys.create(ACME, Set.of(scope), null))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("\"" + scope + "\"")
        .hasMessageContaining("contracts:read, contracts:write, sign:links, sign:seal");
  }

  @Test
  void the_right_to_send_is_not_the_right_to_seal() {
    String sender = keys.create(ACME, Set.of("contracts:write", "sign:links"), null);
    String sealer = keys.create(ACME, Set.of("contracts:write", "sign:seal"), null);

    assertThat(keys.authenticate(sender).orElseThrow().may(Scopes.SEAL)).isFalse();
    assertThat(keys.authenticate(sealer).orElseThrow().may(Scopes.SEAL)).isTrue();
  }

  @Test
  void the_secret_is_not_in_the_database() throws Exception {
    String secret = keys.create(ACME, Set.of("admin"), null).substring(20);
    database.close();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
      }
    }
  }
}
