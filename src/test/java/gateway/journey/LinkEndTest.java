package gateway.journey;

import static gateway.journey.DeskFixture.ID;
import static gateway.journey.DeskFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkEndTest {
  private static final String TOKEN = token("signer1");

  private final DeskFixture desk = new DeskFixture();

  @BeforeEach
  void open() {
    desk.signer("signer1", 1).open();
  }

  @Test
  void an_unknown_token_tells_nothing() {
    assertThatThrownBy(() -> desk.journey.view("other"))
        .hasFieldOrPropertyWithValue("code", "link.unknown");
    assertThatThrownBy(() -> desk.journey.ended("other"))
        .hasFieldOrPropertyWithValue("code", "link.unknown");
  }

  @Test
  void a_link_in_use_has_not_ended() {
    assertThatThrownBy(() -> desk.journey.ended(TOKEN))
        .hasFieldOrPropertyWithValue("code", "journey.not-now");
  }

  @Test
  void a_cancelled_contract_says_so_and_who_had_asked() {
    desk.contracts.update(desk.contracts.get(ID).abandoned());
    dead(LinkEnd.Reason.CANCELLED);
  }

  @Test
  void a_contract_whose_time_is_up_has_expired_even_before_the_job_wrote_it_down() {
    desk.now = desk.now.plusSeconds(86_400);
    dead(LinkEnd.Reason.EXPIRED);
  }

  @Test
  void a_replaced_link_says_so_and_the_new_one_works() {
    String renewed = desk.links.renew(desk.recipient("signer1").id());
    dead(LinkEnd.Reason.REPLACED);
    assertThat(desk.journey.view(renewed).title()).isEqualTo("Bail");
  }

  private void dead(LinkEnd.Reason reason) {
    assertThatThrownBy(() -> desk.journey.view(TOKEN))
        .hasFieldOrPropertyWithValue("code", "link.dead");
    assertThat(desk.journey.ended(TOKEN)).isEqualTo(new LinkEnd(reason, "ACME", null));
  }
}
