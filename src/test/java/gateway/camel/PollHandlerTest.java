package gateway.camel;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.WorkHandler.Outcome;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollHandlerTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, PT15S, PT15S",
    "20, 0, PT15S, PT0S",
    "0, 1, PT15S, PT15S",
    "0, 2, PT15S, PT30S",
    "3, 4, PT15S, PT2M",
    "0, 60, PT15S, PT5M",
    "0, 3, PT1H, PT1H"
  })
  void a_full_poll_goes_on_at_once_and_failures_space_the_next_one_out(
      int files, int failures, Duration period, Duration pause) {
    assertThat(PollHandler.pause(new PolledSource.Outcome(files, failures, period)))
        .isEqualTo(pause);
  }

  @Test
  void a_route_that_is_not_loaded_here_is_done() {
    assertThat(new PollHandler(new PollRegistry(Clock.systemUTC())).handle("gone.people"))
        .isEqualTo(new Outcome.Done());
  }
}
