package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desk a signatory sits at: the port between the pages and the chain. Every call names the
 * signing link's token.
 *
 * <p>Failures: {@link gateway.base.PermanentFailure} with code {@code link.unknown} (no such link:
 * 404), {@code link.dead} (genuine but revoked, expired or the contract was cancelled: 410), {@code
 * journey.changed} (the document is no longer the one shown: 409), {@code journey.not-now} (this
 * act does not fit the state, for example signing twice: 409), {@code journey.too-many-changes}
 * (429); {@link AnswersRefused} (422).
 */
public interface SigningDesk {
  /** Read everything the pages show. Changes nothing. */
  JourneyView view(String token);

  /**
   * Why a link that answers {@code link.dead} leads nowhere any more, with all that its holder may
   * be told. Refused with {@code link.unknown}, and with {@code journey.not-now} when it is alive.
   */
  LinkEnd ended(String token);

  /** The person has opened the document and goes on: remembered as viewed, once. */
  void arrive(String token);

  /** Save answers; blank values are kept as no value. Complete answers are not asked for here. */
  void save(String token, Map<String, String> answers);

  /**
   * Check that every required answer is there and make the filled revision that the check step
   * shows ({@link JourneyView#reviewed}).
   */
  void review(String token);

  /**
   * Agree to exactly the revisions shown and send a one-time code. Refused with {@code
   * journey.missing-annex} while a required file is missing.
   *
   * @param shown SHA-256 of the revision shown, by document index
   * @param consent the sentence agreed to, word for word as shown
   *     <p>Refused with {@code signature.name}, {@code signature.strokes} or {@code
   *     signature.image} when what was given cannot be a signature (422), and with {@code
   *     signature.too-many} when no further drawing or picture is kept (429).
   */
  void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consent,
      SignatureGiven signature,
      Visitor visitor);

  /**
   * An approver agrees that exactly the revisions shown go to the signers.
   *
   * @param shown SHA-256 of the newest revision, as shown, by document index
   */
  void approve(String token, Map<Integer, BlobRef> shown, Visitor visitor);

  /**
   * Attach a file that was asked for. Refused with {@code annex.unknown-request}, {@code
   * annex.too-many}, {@code annex.too-large}, {@code annex.empty} or {@code annex.type}, decided
   * from the bytes (422).
   *
   * @param request name of the request, see {@link JourneyView.Request}
   * @param fileName as the browser says it: data, never a path
   */
  void attach(String token, String request, String fileName, byte[] content);

  /** Take back a file this person attached. */
  void detach(String token, int annex);

  /**
   * What this person drew (text of its strokes) or uploaded (PNG) before, while they may still
   * sign; refused with {@code signature.gone} when they have given another one since.
   *
   * @param mark its digest, see {@link JourneyView#mark}
   */
  byte[] signature(String token, BlobRef mark);

  /** The bytes of an annex this person may see: sent with the contract, or their own. */
  byte[] annex(String token, int annex);

  /**
   * Ask for a new link after the old one ended: mailed to the known address only, and never says
   * whether anything was sent.
   */
  void askNewLink(String token);

  /** Send the code again; refused with {@code code.too-soon} or {@code code.locked}. */
  void resendCode(String token);

  /**
   * Compare the code; when it is right the person has signed and the chain goes on.
   *
   * @param agreement {@link JourneyView#agreement} as the page had it; {@code journey.changed} when
   *     something else was agreed to since
   */
  CodeOutcome sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor);

  /** Refuse to sign; ends the contract. */
  void refuse(String token, @Nullable String reason);

  /** Draw a page of the revision with this digest as PNG. */
  byte[] picture(String token, int document, BlobRef revision, int page, int width);

  /** The revision with this digest: the newest, or the one shown at the check step. */
  byte[] revision(String token, int document, BlobRef revision);

  /** The text of each page of the newest revision. */
  List<String> text(String token, int document);

  /** The newest revision of a document: unsigned before the end, the signed file once closed. */
  byte[] document(String token, int document);

  /** The evidence dossier; {@code contract.not-closed} before the end. */
  byte[] evidence(String token);
}
