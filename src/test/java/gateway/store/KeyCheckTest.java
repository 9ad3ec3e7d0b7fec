package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.FileMasterKey;
import gateway.access.MasterKey;
import gateway.base.PermanentFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class KeyCheckTest {
  @TempDir Path folder;

  @Test
  void a_database_remembers_its_key_and_refuses_another() {
    MasterKey key = FileMasterKey.inDataFolder(folder.resolve("one"), false);
    MasterKey other = FileMasterKey.inDataFolder(folder.resolve("two"), false);
    try (Database database = Stores.open(folder)) {
      assertThat(KeyCheck.wrappedRowsExist(database)).isFalse();

      KeyCheck.verify(database, key);

      assertThat(KeyCheck.wrappedRowsExist(database)).isTrue();
      KeyCheck.verify(database, key);
      assertThatThrownBy(() -> KeyCheck.verify(database, other))
          .isInstanceOfSatisfying(
              PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("key.wrong"));
    }
  }
}
