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

  @Test
  void who_asks_with_a_replaced_link_gets_the_newest_one_by_mail_once_an_hour() {
    desk.links.renew(desk.recipient("signer1").id());
    desk.journey.askNewLink(TOKEN);
    desk.journey.askNewLink(TOKEN);
    assertThat(desk.mails.about("new-link"))
        .containsExactly("new-link signer1 https://sign.example.org/sign/token-signer1-2");
    desk.now = desk.now.plusSeconds(3_600);
    desk.journey.askNewLink(TOKEN);
    assertThat(desk.mails.about("new-link")).hasSize(2);
    assertThat(desk.audit.types()).filteredOn("link.asked"::equals).hasSize(2);
  }

  @Test
  void when_the_contract_has_ended_the_sender_is_told_and_no_link_is_sent() {
    desk.now = desk.now.plusSeconds(86_400);
    desk.journey.askNewLink(TOKEN);
    assertThat(desk.mails.about("link-asked")).containsExactly("link-asked signer1");
    assertThat(desk.mails.about("new-link")).isEmpty();
  }

  @Test
  void asking_with_an_unknown_link_is_answered_in_the_same_way() {
    desk.journey.askNewLink("other");
    assertThat(desk.audit.types()).doesNotContain("link.asked");
  }

  private void dead(LinkEnd.Reason reason) {
    assertThatThrownBy(() -> desk.journey.view(TOKEN))
        .hasFieldOrPropertyWithValue("code", "link.dead");
    assertThat(desk.journey.ended(TOKEN)).isEqualTo(new LinkEnd(reason, "ACME", null));
  }
}
