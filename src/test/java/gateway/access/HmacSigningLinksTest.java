package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.access.SigningLinks.Link;
import gateway.contract.RecipientId;
import gateway.store.Database;
import gateway.store.JdbcSigningLinks;
import gateway.store.OnBothDatabases;
import gateway.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class HmacSigningLinksTest {
  private static final RecipientId LEA = new RecipientId(42);

  @TempDir Path folder;
  private Database database;
  private HmacSigningLinks links;

  @BeforeEach
  void open() {
    database = Stores.open(folder);
    links = linksWith(new FakeMasterKey());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private HmacSigningLinks linksWith(MasterKey key) {
    return new HmacSigningLinks(new JdbcSigningLinks(database), database, new SetClock(), key);
  }

  @Test
  void a_token_leads_to_its_recipient_and_stays_the_same() {
    String token = links.tokenFor(LEA);

    assertThat(links.tokenFor(LEA)).isEqualTo(token);
    assertThat(linksWith(new FakeMasterKey()).tokenFor(LEA)).isEqualTo(token);
    assertThat(links.resolve(token)).isEqualTo(new Link.Live(LEA));
    assertThat(links.resolve(token.toUpperCase(Locale.ROOT))).isEqualTo(new Link.Live(LEA));
    assertThat(token).matches("[0-9a-z]{56}");
  }

  @Test
  void a_renewed_link_is_dead_and_the_new_one_lives() {
    String first = links.tokenFor(LEA);
    String second = links.renew(LEA);
    String third = links.renew(LEA);

    assertThat(links.resolve(first)).isEqualTo(new Link.Dead(LEA));
    assertThat(links.resolve(second)).isEqualTo(new Link.Dead(LEA));
    assertThat(links.resolve(third)).isEqualTo(new Link.Live(LEA));
    assertThat(links.tokenFor(LEA)).isEqualTo(third);
  }

  @Test
  void a_token_changed_anywhere_is_unknown() {
    String token = links.tokenFor(LEA);

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.resolve(forged)).isEqualTo(new Link.Unknown());
    }
  }

  @Test
  void nonsense_is_unknown() {
    for (String token :
        new String[] {"", "x", "é", "0".repeat(56), "u".repeat(56), "z".repeat(57)}) {
      assertThat(links.resolve(token)).isEqualTo(new Link.Unknown());
    }
  }

  @Test
  void another_key_makes_other_tokens_of_the_same_rows() {
    String token = links.tokenFor(LEA);
    MasterKey other =
        new MasterKey() {
          @Override
          public byte[] derive(String purpose) {
            return new byte[32];
          }

          @Override
          public byte[] wrap(String purpose, byte[] plain) {
            return plain;
          }

          @Override
          public byte[] unwrap(String purpose, byte[] wrapped) {
            return wrapped;
          }
        };

    assertThat(linksWith(other).resolve(token)).isEqualTo(new Link.Unknown());
  }

  @Test
  void the_database_holds_no_usable_link() throws Exception {
    String token = links.tokenFor(LEA);
    database.close();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain(token).doesNotContain(token.substring(30));
      }
    }
  }

  @Test
  void everybody_gets_another_token() {
    Set<String> tokens = new HashSet<>();
    database.run(
        () -> {
          for (int i = 0; i < 500; i++) {
            tokens.add(links.tokenFor(new RecipientId(i)));
          }
        });

    assertThat(tokens).hasSize(500);
  }
}
