package gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.access.Idempotency.Claim;
import gateway.base.PermanentFailure;
import gateway.contract.TenantId;
import gateway.store.Database;
import gateway.store.JdbcIdempotency;
import gateway.store.NodeSeat;
import gateway.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that one server works on is not taken over by another while the first lives. */
class IdempotencyOnTwoNodesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String POST = "POST /contracts";

  private Database one;
  private Database two;

  @BeforeEach
  void open() {
    one = Database.open(TestPostgres.emptied());
    two = Database.open(TestPostgres.asIs());
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private static StoredIdempotency on(Database database, String boot) {
    return new StoredIdempotency(
        new JdbcIdempotency(database), database, new SetClock(), new FakeMasterKey(), boot);
  }

  private static Claim claim(StoredIdempotency node) {
    return node.claim(ACME, POST, "k1", "print");
  }

  @Test
  void a_claim_is_free_for_others_only_once_its_server_has_ended() {
    StoredIdempotency first = on(one, "first");
    StoredIdempotency second = on(two, "second");
    NodeSeat alive = NodeSeat.take(one, 1, "first");
    assertThat(claim(first)).isEqualTo(new Claim.Fresh());

    assertThat(claim(second)).isEqualTo(new Claim.InProgress());
    assertThat(claim(second)).isEqualTo(new Claim.InProgress());

    alive.close();
    assertThat(claim(second)).isEqualTo(new Claim.Fresh());
    // Had it lived on after all, it could no longer finish, and its effect would be taken back.
    assertThatThrownBy(() -> first.finish(ACME, POST, "k1", 201, new byte[0]))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("idempotency.lost"));
  }
}
