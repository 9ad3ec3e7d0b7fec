package gateway.signing.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one signature says and how far it was found true.
 *
 * @param number 1 is the first made
 * @param signer the certificate's common name
 * @param certificate its SHA-256
 * @param level as measured: B-B or B-T
 * @param timestamp proven by an authority, null at level B-B
 * @param covers bytes of the file from its start
 * @param anchor SHA-256 of the root the certificate leads to
 * @param anchorGiven whether that root was given by the one who asks
 */
public record SignatureReport(
    int number,
    String signer,
    String certificate,
    String level,
    @Nullable Instant timestamp,
    @Nullable String authority,
    long covers,
    @Nullable String anchor,
    boolean anchorGiven,
    @Nullable String authorityAnchor,
    boolean authorityAnchorGiven) {}
