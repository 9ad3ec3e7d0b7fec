package gateway.signing;

import gateway.contract.TenantId;
import gateway.demo.LocalTimestampAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** A certificate authority and a local timestamp authority, wired as in production. */
public final class SigningBench implements AutoCloseable {
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  public static final String ORGANISATION = "ACME Énergie";

  public final Clock clock = Clock.systemUTC();
  public final InMemoryKeyVault vault = new InMemoryKeyVault();
  public final CertificateAuthority authority =
      new CertificateAuthority(vault, new MaskingMasterKey(), clock, "Paraph Test CA");
  public final LocalTimestampAuthority tsa;
  public final TimestampSource timestamps;

  public SigningBench(Path folder) {
    try {
      tsa = LocalTimestampAuthority.start(folder, 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    timestamps =
        new HttpTimestampSource(new PlainHttp(), List.of(tsa.url()), List.of(tsa.root()), clock);
  }

  /** Sign as a person, at level B-T. */
  public byte[] sign(byte[] pdf, String key, String name) {
    return signed(pdf, key, name, authority.mint(new Signatory(name, "rec_" + key, null)));
  }

  /** Put the organisation's seal. */
  public byte[] seal(byte[] pdf) {
    return signed(pdf, "seal", ORGANISATION, authority.seal(TenantId.DEFAULT, ORGANISATION));
  }

  private byte[] signed(byte[] pdf, String key, String name, SigningIdentity identity) {
    PreparedPdf prepared =
        PadesSigner.prepare(
            pdf,
            new SignatureRequest(
                "sig." + key, name, clock.instant(), List.of(name, "Signé le 25 novembre 2026")));
    return new PadesSigner(timestamps).sign(prepared, identity);
  }

  @Override
  public void close() {
    tsa.close();
  }
}
