package gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void people_and_secrets_are_taken_out() {
    assertThat(Redaction.of("mail to léa.martin+x@exämple.example.org refused"))
        .isEqualTo("mail to …@… refused");
    assertThat(Redaction.of("key pk_AbCdEf0123456789xyz, secret whsec_MfKQ9r8GKYqrTwjU"))
        .isEqualTo("key pk_…, secret whsec_…");
    assertThat(Redaction.of("Authorization: Bearer abcdef.ghijkl-mno"))
        .isEqualTo("Authorization: Bearer …");
    assertThat(Redaction.of("GET /sign/tok_0123456789abcdef/read")).isEqualTo("GET /sign/…/read");
    assertThat(Redaction.of("POST /app/welcome/0123456789abcdef failed"))
        .isEqualTo("POST /app/welcome/… failed");
    assertThat(Redaction.of("smtp://paul:geheim@mail.example.org:25 said no"))
        .isEqualTo("smtp://…@mail.example.org:25 said no");
    assertThat(Redaction.of("called https://erp.example.org/hook?name=L%C3%A9a&t=1 twice"))
        .isEqualTo("called https://erp.example.org/hook?… twice");
    assertThat(Redaction.of("call +33612345678 or 06 12 34 56 78")).isEqualTo("call +… or +…");
  }

  @Test
  void ids_times_and_addresses_of_machines_stay() {
    for (String kept :
        new String[] {
          "contract con_1234567890123456 is SIGNED",
          "at 2026-11-27T10:05:15.800Z in 1250 ms",
          "connect to 127.0.0.1:55432 refused",
          "evt_0190f6f0-1c2d-7a3b-8c4d-5e6f7a8b9c0d was delivered",
          "connectors/demo/people.camel.yaml:12:25: wrong"
        }) {
      assertThat(Redaction.of(kept)).isEqualTo(kept);
    }
  }

  @Test
  void a_name_cannot_forge_a_line_or_turn_it_around() {
    assertThat(Redaction.of("Léa\r\n10:00 INFO all is well\u0007 \u202Egnp.exe"))
        .doesNotContain("\n", "\r", "\u0007", "\u202E")
        .startsWith("Léa | ");
  }

  @Test
  void a_long_text_costs_little() {
    String hostile = "a".repeat(200_000) + "@" + "b-".repeat(50_000);
    long before = System.nanoTime();
    assertThat(Redaction.of(hostile).length()).isLessThan(8_100);
    assertThat(Redaction.of("/".repeat(8_000) + "?x")).isNotEmpty();
    assertThat(Redaction.of("0".repeat(8_000))).isNotEmpty();
    assertThat(Redaction.of("://" + "a:".repeat(4_000))).isNotEmpty();
    // Seconds would mean that an expression backtracks; it takes some milliseconds.
    assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
  }
}
