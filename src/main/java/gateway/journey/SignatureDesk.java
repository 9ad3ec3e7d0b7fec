package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.PdfDesk;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import gateway.contract.UnseenCharacters;
import org.jspecify.annotations.Nullable;

/** Takes what a person gives as their signature and keeps it in a form that Paraph made itself. */
final class SignatureDesk {
  private static final int LONGEST_NAME = 100;
  private static final int LARGEST_IMAGE = 2 * 1024 * 1024;

  private final Blobs blobs;
  private final PdfDesk desk;
  private final Allowance allowance;

  SignatureDesk(Blobs blobs, PdfDesk desk, Allowance allowance) {
    this.blobs = blobs;
    this.desk = desk;
    this.allowance = allowance;
  }

  /** Return the name as it is kept; throws {@code signature.name}. */
  String name(SignatureGiven given) {
    String name = given.name().strip();
    boolean seen = UnseenCharacters.inLine(name).isEmpty();
    if (name.isEmpty() || name.length() > LONGEST_NAME || !seen) {
      throw new PermanentFailure(
          "signature.name",
          "The name must be one line of 1 to " + LONGEST_NAME + " characters that can be seen");
    }
    return name;
  }

  /** Keep what was drawn or uploaded; null when the typed name alone is the signature. */
  @Nullable SignatureMark mark(Seat seat, SignatureGiven given) {
    Strokes strokes = given.strokes();
    byte[] image = given.image();
    if (strokes != null && image != null) {
      throw new PermanentFailure(
          "signature.image", "Draw the signature or upload an image of it, not both");
    }
    if (given.kept() != null && strokes == null && image == null) {
      return before(seat, given.kept());
    }
    if (strokes != null) {
      return new SignatureMark(SignatureMark.Kind.DRAWN, keep(seat, strokes.bytes()));
    }
    return image == null
        ? null
        : new SignatureMark(SignatureMark.Kind.IMAGE, keep(seat, cleaned(image)));
  }

  /** Return what this person drew or uploaded and was shown again: what it is, by its digest. */
  private static SignatureMark before(Seat seat, BlobRef shown) {
    SignatureMark mark = seat.recipient().mark();
    if (mark == null || !mark.content().equals(shown)) {
      throw new PermanentFailure(
          "signature.gone", "This is not what the person gave last as their signature");
    }
    return mark;
  }

  /** Read what this person gave before, to be shown to them again while they may sign. */
  byte[] content(Seat seat, BlobRef shown) {
    seat.requireTurn(Role.SIGNER);
    Contract contract = seat.contract();
    return blobs.get(contract.tenant(), contract.id().value(), before(seat, shown).content());
  }

  private byte[] cleaned(byte[] image) {
    if (image.length > LARGEST_IMAGE) {
      throw new PermanentFailure(
          "signature.image", "The image is larger than 2 MB; choose a smaller one");
    }
    return desk.image(image);
  }

  private BlobRef keep(Seat seat, byte[] content) {
    Contract contract = seat.contract();
    BlobRef ref = new BlobRef(Sha256.hex(content));
    if (!blobs.has(contract.tenant(), contract.id().value(), ref)) {
      allowance.take(seat, Allowance.Kind.SIGNATURE);
    }
    return blobs.putForNow(contract.tenant(), contract.id().value(), content);
  }
}
