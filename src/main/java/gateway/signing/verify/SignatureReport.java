package gateway.signing.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one signature says and how far it was found true.
 *
 * @param number 1 is the first made
 * @param signer the certificate's common name
 * @param seal whether an organisation sealed, as the certificate says, and no person signed
 * @param certificate its SHA-256
 * @param level as measured: B-B or B-T
 * @param timestamp proven by an authority, null at level B-B
 * @param covers bytes of the file from its start
 * @param anchor SHA-256 of the root the certificate leads to
 * @param anchorGiven whether that root was given by the one who asks
 * @param origin where it stands and what it brought
 */
public record SignatureReport(
    int number,
    String signer,
    boolean seal,
    String certificate,
    String level,
    @Nullable Instant timestamp,
    @Nullable String authority,
    long covers,
    @Nullable String anchor,
    boolean anchorGiven,
    @Nullable String authorityAnchor,
    boolean authorityAnchorGiven,
    Origin origin) {

  /**
   * Where a signature stands and what it brought.
   *
   * @param document name of the file inside a dossier; null for a file of its own
   * @param field the signature field; null when it was not looked for
   * @param claimed when the file says it was made
   * @param added the values its signer filled in; null when they were not looked for
   */
  public record Origin(
      @Nullable String document,
      @Nullable String field,
      @Nullable Instant claimed,
      @Nullable List<FilledField> added) {
    static final Origin UNKNOWN = new Origin(null, null, null, null);

    public Origin {
      added = added == null ? null : List.copyOf(added);
    }
  }

  /** The same, found in a document of a dossier. */
  public SignatureReport in(String document) {
    return with(new Origin(document, origin.field, origin.claimed, origin.added));
  }

  SignatureReport claimed(@Nullable Instant at) {
    return with(new Origin(origin.document, origin.field, at, origin.added));
  }

  SignatureReport adding(@Nullable String field, List<FilledField> added) {
    return with(new Origin(origin.document, field, origin.claimed, added));
  }

  private SignatureReport with(Origin changed) {
    return new SignatureReport(
        number,
        signer,
        seal,
        certificate,
        level,
        timestamp,
        authority,
        covers,
        anchor,
        anchorGiven,
        authorityAnchor,
        authorityAnchorGiven,
        changed);
  }
}
