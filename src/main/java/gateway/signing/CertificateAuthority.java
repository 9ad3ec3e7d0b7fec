package gateway.signing;

import gateway.access.MasterKey;
import gateway.base.Sha256;
import gateway.contract.TenantId;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The installation's own certificate authority. Its self-signed certificate issues directly and is
 * the anchor a checker is given: then no revocation data is needed, not even years later.
 *
 * <p>Its key and each tenant's seal are made once and kept wrapped; a signatory's key lives in
 * memory for one act.
 */
public final class CertificateAuthority {
  // An authority's clock may be five minutes behind ours, and its time must fall into the validity.
  private static final Duration BACKDATED = Duration.ofMinutes(6);
  private static final Duration SIGNATORY_LIFE = Duration.ofMinutes(10);
  private static final long AUTHORITY_YEARS = 30;
  private static final long SEAL_YEARS = 10;

  private final KeyVault vault;
  private final MasterKey masterKey;
  private final Clock clock;
  private final String name;
  private final Map<String, SigningIdentity> loaded = new ConcurrentHashMap<>();

  /**
   * @param name how the authority calls itself in certificates, for example {@code Paraph CA}
   */
  public CertificateAuthority(KeyVault vault, MasterKey masterKey, Clock clock, String name) {
    this.vault = vault;
    this.masterKey = masterKey;
    this.clock = clock;
    this.name = name;
  }

  /** Return the certificate to trust. */
  public X509Certificate anchor() {
    return authority().certificate();
  }

  /** Make a key and a certificate for one act of one person. */
  public SigningIdentity mint(Signatory signatory) {
    SigningIdentity authority = authority();
    KeyPair keys = Certificates.newKeyPair();
    Instant now = clock.instant();
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.CN, signatory.name())
            .addRDN(BCStyle.SERIALNUMBER, signatory.serial())
            .build();
    X509Certificate certificate =
        new CertificateIssue(
                subject, keys.getPublic(), now.minus(BACKDATED), now.plus(SIGNATORY_LIFE))
            .documentSigner()
            .without(CertificateIssue.VALIDITY_ASSURED_SHORT_TERM)
            .email(signatory.email())
            .issuedBy(authority);
    return new SigningIdentity(keys.getPrivate(), certificate, List.of(authority.certificate()));
  }

  /**
   * Return the organisation's seal. It belongs to the tenant and the organisation's name: a renamed
   * organisation gets a new one.
   */
  public SigningIdentity seal(TenantId tenant, String organisation) {
    SigningIdentity authority = authority();
    return stored(
        tenant,
        "seal." + Sha256.hex(organisation).substring(0, 16),
        List.of(authority.certificate()),
        keys -> {
          X500Name subject =
              new X500NameBuilder(BCStyle.INSTANCE)
                  .addRDN(BCStyle.O, organisation)
                  .addRDN(BCStyle.CN, organisation)
                  .build();
          return new CertificateIssue(subject, keys.getPublic(), start(), end(SEAL_YEARS))
              .documentSigner()
              .withoutRevocation()
              .issuedBy(authority);
        });
  }

  private SigningIdentity authority() {
    return stored(
        TenantId.DEFAULT,
        "authority",
        List.of(),
        keys ->
            new CertificateIssue(
                    new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build(),
                    keys.getPublic(),
                    start(),
                    end(AUTHORITY_YEARS))
                .authority()
                .selfSigned(keys.getPrivate()));
  }

  private SigningIdentity stored(
      TenantId tenant,
      String key,
      List<X509Certificate> issuers,
      Function<KeyPair, X509Certificate> issue) {
    String cached = tenant + "/" + key;
    SigningIdentity known = loaded.get(cached);
    if (known != null) {
      return known;
    }
    String purpose = "signing-key/" + cached;
    byte[] wrapped =
        vault
            .get(tenant, key)
            .orElseGet(
                () -> {
                  KeyPair keys = Certificates.newKeyPair();
                  byte[] plain = StoredIdentity.write(keys.getPrivate(), issue.apply(keys));
                  return vault.putIfAbsent(tenant, key, masterKey.wrap(purpose, plain));
                });
    SigningIdentity identity = StoredIdentity.read(masterKey.unwrap(purpose, wrapped), issuers);
    loaded.put(cached, identity);
    return identity;
  }

  private Instant start() {
    return clock.instant().minus(1, ChronoUnit.DAYS);
  }

  private Instant end(long years) {
    return clock.instant().plus(365 * years, ChronoUnit.DAYS);
  }
}
