package gateway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void ids_grow_even_when_the_clock_stands_still() {
    Ids ids = new Ids(NOON, 3);
    long before = 0;
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      long id = ids.next();
      assertThat(id).isGreaterThan(before);
      assertThat(seen.add(id)).isTrue();
      before = id;
    }
  }

  @Test
  void two_nodes_never_make_the_same_id() {
    Ids one = new Ids(NOON, 0);
    Ids other = new Ids(NOON, 31);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(one.next())).isTrue();
      assertThat(seen.add(other.next())).isTrue();
    }
  }

  @Test
  void an_id_fits_a_json_number_until_2060() {
    Clock late = Clock.fixed(Instant.parse("2060-01-01T00:00:00Z"), ZoneOffset.UTC);
    assertThat(new Ids(late, 31).next()).isLessThan(1L << 53);
  }

  @Test
  void the_public_form_reads_back() {
    long id = new Ids(NOON, 7).next();
    String text = Ids.text("con", id);
    assertThat(text).matches("con_[0-9a-hjkmnp-tv-z]{11}");
    assertThat(Ids.parse("con", text)).isEqualTo(id);
  }

  @Test
  void a_foreign_or_broken_form_is_refused() {
    for (String text :
        new String[] {"", "con_", "cus_00000000000", "con_0000000000u", "con_zzzzzzzzzzzzz"}) {
      assertThatThrownBy(() -> Ids.parse("con", text))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("con_");
    }
  }

  @Test
  void a_uuid_is_of_version_seven_and_sorts_by_time() {
    Clock later = Clock.fixed(NOON.instant().plusMillis(1), ZoneOffset.UTC);
    var first = Ids.uuid7(NOON);
    var second = Ids.uuid7(later);
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.toString()).isLessThan(second.toString());
  }
}
