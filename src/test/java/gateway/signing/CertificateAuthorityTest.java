package gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
  private final InMemoryKeyVault vault = new InMemoryKeyVault();
  private final Clock clock = Clock.systemUTC();
  private final CertificateAuthority authority = authority();

  private CertificateAuthority authority() {
    return new CertificateAuthority(vault, new MaskingMasterKey(), clock, "Test CA");
  }

  @Test
  void a_signatory_gets_a_new_short_lived_certificate_each_time() {
    var first = authority.mint(new Signatory("Léa Martin", "rec_1", "lea@example.org"));
    var second = authority.mint(new Signatory("Léa Martin", "rec_1", null));
    Instant now = clock.instant();

    assertThat(first.key()).isNotEqualTo(second.key());
    assertThat(first.certificate().getNotBefore().toInstant()).isBefore(now.minusSeconds(300));
    assertThat(first.certificate().getNotAfter().toInstant())
        .isBetween(now.plusSeconds(500), now.plusSeconds(601));
    assertThat(first.certificate().getNonCriticalExtensionOIDs()).contains("0.4.0.194121.2.1");
    assertThat(first.certificate().getKeyUsage())
        .containsExactly(true, true, false, false, false, false, false, false, false);
    assertThat(CertificateChain.issued(first.certificate(), authority.anchor())).isTrue();
  }

  @Test
  void the_authority_and_the_seals_survive_a_restart_wrapped() {
    var seal = authority.seal(TenantId.DEFAULT, "ACME");
    CertificateAuthority restarted = authority();

    assertThat(restarted.anchor()).isEqualTo(authority.anchor());
    assertThat(restarted.seal(TenantId.DEFAULT, "ACME").certificate())
        .isEqualTo(seal.certificate());
    assertThat(restarted.seal(new TenantId("other"), "ACME").certificate())
        .isNotEqualTo(seal.certificate());
    assertThat(restarted.seal(TenantId.DEFAULT, "ACME 2").certificate())
        .isNotEqualTo(seal.certificate());
    assertThat(vault.stored.values())
        .hasSize(4)
        .allSatisfy(
            wrapped -> assertThat(wrapped[0]).as("a bare DER structure").isNotEqualTo((byte) 0x30));
  }

  @Test
  void pem_comes_back_as_it_went() {
    var anchor = authority.anchor();
    assertThat(Certificates.fromPem("x\n" + Certificates.pem(anchor) + Certificates.pem(anchor)))
        .containsExactly(anchor, anchor);
  }
}
