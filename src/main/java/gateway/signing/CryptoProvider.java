package gateway.signing;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle as an object that is passed explicitly. It is never installed globally: that would
 * change which provider serves TLS and every library in the process.
 */
public final class CryptoProvider {
  public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private CryptoProvider() {}
}
