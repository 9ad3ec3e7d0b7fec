package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.ApiCaller;
import gateway.base.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnceByKeyTest {
  private final InMemoryIdempotency idempotency = new InMemoryIdempotency();
  private final OnceByKey once = new OnceByKey(idempotency);
  private final AtomicInteger done = new AtomicInteger();

  private static ApiCall call(@Nullable String key, String path) {
    return new ApiCall(ApiServer.ACME, path, Map.of(), key);
  }

  private ApiAnswer work() {
    String body = "{\"n\":" + done.incrementAndGet() + "}";
    return new ApiAnswer(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String code(ApiAnswer answer) {
    return ApiJson.read(answer.body()).path("code").asText();
  }

  @Test
  void the_same_call_with_the_same_key_is_done_once_and_answered_the_same() {
    ApiAnswer first = once.answer(call("k", "/a"), "cancel", this::work);
    ApiAnswer second = once.answer(call("k", "/a"), "cancel", this::work);
    assertThat(done).hasValue(1);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void without_a_key_each_call_is_done() {
    once.answer(call(null, "/a"), "cancel", this::work);
    once.answer(call(null, "/a"), "cancel", this::work);
    assertThat(done).hasValue(2);
  }

  @Test
  void a_key_used_for_another_call_or_still_running_is_refused() {
    once.answer(call("k", "/a"), "cancel", this::work);
    assertThat(code(once.answer(call("k", "/b"), "cancel", this::work)))
        .isEqualTo("idempotency.conflict");
    assertThat(code(once.answer(call("two words", "/a"), "cancel", this::work)))
        .isEqualTo("idempotency.key");
    once.answer(
        call("j", "/a"),
        "cancel",
        () -> {
          assertThat(code(once.answer(call("j", "/a"), "cancel", this::work)))
              .isEqualTo("in-progress");
          return work();
        });
    assertThat(done).hasValue(2);
  }

  @Test
  void a_key_whose_call_failed_can_be_used_again() {
    assertThatThrownBy(
            () ->
                once.answer(
                    call("k", "/a"),
                    "cancel",
                    () -> {
                      throw new PermanentFailure("contract.state", "no");
                    }))
        .isInstanceOf(PermanentFailure.class);
    once.answer(call("k", "/a"), "cancel", Problems::notFound);
    assertThat(once.answer(call("k", "/a"), "cancel", this::work).status()).isEqualTo(200);
  }

  @Test
  void who_may_not_read_contracts_is_not_given_the_answer_of_somebody_who_may() {
    once.answer(call("k", "/a"), "cancel", this::work);
    ApiCaller writer = new ApiCaller(ApiServer.ACME.tenant(), "k9", Set.of("contracts:write"));
    ApiCall sameKey = new ApiCall(writer, "/a", Map.of(), "k");
    ApiAnswer state = new ApiAnswer(200, "application/json", new byte[] {'{', '}'});

    assertThat(once.answer(sameKey, "cancel", () -> state).body()).isEqualTo(state.body());
    assertThat(once.answer(sameKey, "cancel", this::work).body()).isEqualTo(state.body());
  }
}
