package gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.base.Sha256;
import gateway.contract.ContractId;
import gateway.contract.DirectTransactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final ContractId ID = new ContractId(7);
  private final InMemoryAuditRows rows = new InMemoryAuditRows();
  private List<AuditRow> five;

  @BeforeEach
  void write() {
    HashChainedAuditLog log =
        new HashChainedAuditLog(rows, new DirectTransactions(), Clock.systemUTC());
    for (int i = 0; i < 5; i++) {
      log.append(ID, "type." + i, Map.of("n", i, "list", List.of("é")), Map.of("name", "Léa"));
    }
    five = rows.all(ID);
  }

  @Test
  void an_untouched_trail_is_intact_and_personal_values_are_only_beside_it() {
    assertThat(check(five)).isEmpty();
    assertThat(five).allSatisfy(row -> assertThat(row.entry()).doesNotContain("Léa"));
    assertThat(five).allSatisfy(row -> assertThat(row.personal()).contains("Léa"));
    assertThat(five.get(0).hash()).isEqualTo(Sha256.hex(five.get(0).entry()));
  }

  @Test
  void erased_personal_values_leave_the_chain_intact() {
    assertThat(
            check(
                five.stream()
                    .map(row -> new AuditRow(row.seq(), row.entry(), row.hash(), null))
                    .toList()))
        .isEmpty();
  }

  @Test
  void each_removed_entry_is_named() {
    for (int i = 0; i < 5; i++) {
      List<AuditRow> fewer = new ArrayList<>(five);
      fewer.remove(i);
      String trail = AuditTrail.write(fewer).replace(head(fewer), head(five));
      assertThat(AuditTrail.check(trail)).isNotEmpty();
      if (i < 4) {
        assertThat(AuditTrail.check(trail)).anyMatch(p -> p.startsWith("audit entry "));
        assertThat(AuditTrail.check(trail).get(0)).contains("was removed, added or moved");
      } else {
        assertThat(AuditTrail.check(trail).get(0)).contains("ends at entry 4");
      }
    }
  }

  @Test
  void each_altered_entry_is_named() {
    for (int i = 0; i < 5; i++) {
      List<AuditRow> changed = new ArrayList<>(five);
      AuditRow row = five.get(i);
      changed.set(
          i,
          new AuditRow(
              row.seq(), row.entry().replace("type." + i, "type.x"), row.hash(), row.personal()));
      assertThat(check(changed).get(0)).contains("audit entry " + (i + 1)).contains("altered");
    }
  }

  @Test
  void an_altered_entry_with_a_fitting_hash_breaks_the_next_link() {
    List<AuditRow> changed = new ArrayList<>(five);
    String entry = five.get(1).entry().replace("type.1", "type.x");
    changed.set(1, new AuditRow(2, entry, Sha256.hex(entry), five.get(1).personal()));
    assertThat(check(changed))
        .containsExactly("audit entry 3: it does not follow the entry before it");
  }

  @Test
  void swapped_entries_are_named() {
    List<AuditRow> changed = new ArrayList<>(five);
    Collections.swap(changed, 1, 2);
    assertThat(check(changed)).anyMatch(p -> p.contains("audit entry 2: number 3 stands here"));
  }

  @Test
  void a_changed_personal_value_is_named() {
    List<AuditRow> changed = new ArrayList<>(five);
    AuditRow row = five.get(3);
    changed.set(3, new AuditRow(4, row.entry(), row.hash(), row.personal().replace("Léa", "Ana")));
    assertThat(check(changed))
        .containsExactly("audit entry 4: the value of name is not the one recorded");
  }

  @Test
  void rubbish_is_no_trail() {
    assertThat(AuditTrail.check("")).isNotEmpty();
    assertThat(AuditTrail.check("[]")).isNotEmpty();
    assertThat(AuditTrail.check("{\"schema\":\"paraph-audit/1\"}")).isNotEmpty();
    String trail = AuditTrail.write(five);
    assertThat(AuditTrail.check(trail.replace("\"seq\":3", "\"seq\":null"))).isNotEmpty();
    assertThat(AuditTrail.check(trail.replaceAll("\"seq\":5}", "\"seq\":null}"))).isNotEmpty();
  }

  private static List<String> check(List<AuditRow> rows) {
    return AuditTrail.check(AuditTrail.write(rows));
  }

  private static String head(List<AuditRow> rows) {
    AuditRow last = rows.get(rows.size() - 1);
    return "\"head\":{\"hash\":\"" + last.hash() + "\",\"seq\":" + last.seq() + "}";
  }
}
