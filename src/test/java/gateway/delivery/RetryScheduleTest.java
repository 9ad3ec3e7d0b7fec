package gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static Duration pause(int tries, @Nullable Long retryAfter, double random) {
    return RetrySchedule.pause(tries, retryAfter, random).orElseThrow();
  }

  @Test
  void the_whole_schedule_takes_a_little_more_than_three_days() {
    Duration sum = Duration.ZERO;
    int tries = 1;
    while (RetrySchedule.pause(tries, null, 0.5).isPresent()) {
      sum = sum.plus(pause(tries++, null, 0.5));
    }

    assertThat(tries).isEqualTo(12);
    assertThat(sum).isEqualTo(Duration.parse("PT75H36M20S"));
  }

  @Test
  void the_first_pauses_are_quick_and_spread_by_a_tenth() {
    assertThat(pause(1, null, 0.5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(pause(1, null, 0)).isEqualTo(Duration.ofMillis(4500));
    assertThat(pause(1, null, 1)).isEqualTo(Duration.ofMillis(5500));
    assertThat(pause(2, null, 0.5)).isEqualTo(Duration.ofSeconds(15));
    assertThat(pause(11, null, 0.5)).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void a_receiver_may_ask_for_more_time_up_to_one_hour() {
    assertThat(pause(1, 60L, 0.5)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pause(1, 1L, 0.5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(pause(1, 999_999_999L, 0.5)).isEqualTo(Duration.ofHours(1));
    assertThat(pause(6, 60L, 0.5)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void after_the_last_try_nobody_asks_for_more() {
    assertThat(RetrySchedule.pause(12, 60L, 0.5)).isEmpty();
  }
}
