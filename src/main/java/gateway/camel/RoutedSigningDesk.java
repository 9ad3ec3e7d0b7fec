package gateway.camel;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import gateway.journey.JourneyAct;
import gateway.journey.JourneyView;
import gateway.journey.LinkEnd;
import gateway.journey.SignatureGiven;
import gateway.journey.SigningDesk;
import gateway.journey.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The signing desk behind the chain's collect route: what people do travels as a message. */
public final class RoutedSigningDesk implements SigningDesk {
  private static final String COLLECT = "direct:gw.collect";

  private final DirectCall calls;
  private final SigningDesk desk;

  /**
   * @param desk answers what only reads, without a detour
   */
  public RoutedSigningDesk(DirectCall calls, SigningDesk desk) {
    this.calls = calls;
    this.desk = desk;
  }

  private @Nullable CodeOutcome perform(JourneyAct act) {
    return calls.call(COLLECT, act, CodeOutcome.class);
  }

  @Override
  public JourneyView view(String token) {
    return desk.view(token);
  }

  @Override
  public LinkEnd ended(String token) {
    return desk.ended(token);
  }

  @Override
  public void arrive(String token) {
    perform(new JourneyAct.Arrive(token));
  }

  @Override
  public void save(String token, Map<String, String> answers) {
    perform(new JourneyAct.Save(token, answers));
  }

  @Override
  public void review(String token) {
    perform(new JourneyAct.Review(token));
  }

  @Override
  public void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consent,
      SignatureGiven signature,
      Visitor visitor) {
    perform(new JourneyAct.Agree(token, shown, consent, signature, visitor));
  }

  @Override
  public void approve(String token, Map<Integer, BlobRef> shown, Visitor visitor) {
    perform(new JourneyAct.Approve(token, shown, visitor));
  }

  @Override
  public void attach(String token, String request, String fileName, byte[] content) {
    perform(new JourneyAct.Attach(token, request, fileName, content));
  }

  @Override
  public void detach(String token, int annex) {
    perform(new JourneyAct.Detach(token, annex));
  }

  @Override
  public byte[] signature(String token, BlobRef mark) {
    return desk.signature(token, mark);
  }

  @Override
  public byte[] annex(String token, int annex) {
    return desk.annex(token, annex);
  }

  @Override
  public void askNewLink(String token) {
    perform(new JourneyAct.AskNewLink(token));
  }

  @Override
  public void resendCode(String token) {
    perform(new JourneyAct.ResendCode(token));
  }

  @Override
  public CodeOutcome sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor) {
    return Objects.requireNonNull(
        perform(new JourneyAct.Sign(token, shown, agreement, code, visitor)));
  }

  @Override
  public void refuse(String token, @Nullable String reason) {
    perform(new JourneyAct.Refuse(token, reason));
  }

  @Override
  public byte[] picture(String token, int document, BlobRef revision, int page, int width) {
    return desk.picture(token, document, revision, page, width);
  }

  @Override
  public byte[] revision(String token, int document, BlobRef revision) {
    return desk.revision(token, document, revision);
  }

  @Override
  public List<String> text(String token, int document) {
    return desk.text(token, document);
  }

  @Override
  public byte[] document(String token, int document) {
    return desk.document(token, document);
  }

  @Override
  public byte[] evidence(String token) {
    return desk.evidence(token);
  }
}
