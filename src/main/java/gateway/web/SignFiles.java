package gateway.web;

import gateway.base.GatewayFailure;
import gateway.base.PermanentFailure;
import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Page pictures, documents and dossier for the holder of a signing link. */
final class SignFiles {
  private static final int[] WIDTHS = {700, 1400};
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final Set<String> PLAIN_TYPES =
      Set.of("application/pdf", "image/png", "image/jpeg");

  private final SigningDesk desk;

  SignFiles(SigningDesk desk) {
    this.desk = desk;
  }

  /** The digest is part of the address, so a picture never changes and the browser may keep it. */
  void picture(RoutingContext context) {
    HttpServerResponse response = context.response();
    byte[] png;
    try {
      png =
          desk.picture(
              context.pathParam("token"),
              number(context.pathParam("doc")),
              new BlobRef(context.pathParam("digest")),
              number(context.pathParam("n")),
              width(context.request().getParam("w")));
    } catch (PermanentFailure e) {
      // Unknown link, revision or page: a missing picture tells nothing of which.
      response.setStatusCode(404).end();
      return;
    } catch (GatewayFailure e) {
      PageFailures.logged(context, e);
      response.setStatusCode(503).putHeader("Retry-After", "2").end();
      return;
    }
    response.putHeader("Cache-Control", "private, max-age=86400, immutable");
    send(context, "image/png", null, png);
  }

  /** The picture somebody gave as their signature, shown to them again. */
  void signature(RoutingContext context) {
    byte[] png;
    try {
      png = desk.signature(context.pathParam("token"), new BlobRef(context.pathParam("digest")));
    } catch (PermanentFailure e) {
      context.response().setStatusCode(404).end();
      return;
    }
    send(context, "image/png", null, png);
  }

  /** The file whose pictures a page shows, for the script that zooms; the digest names it. */
  void revision(RoutingContext context) {
    byte[] pdf;
    try {
      pdf =
          desk.revision(
              context.pathParam("token"),
              number(context.pathParam("doc")),
              new BlobRef(context.pathParam("digest")));
    } catch (PermanentFailure e) {
      context.response().setStatusCode(404).end();
      return;
    }
    context.response().putHeader("Cache-Control", "private, max-age=3600, immutable");
    send(context, "application/pdf", "document.pdf", pdf);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new PermanentFailure("page.number", "Not a number of a page or document");
    }
    return Integer.parseInt(text);
  }

  /** Two widths only: every other would be one more picture to draw and to keep. */
  private static int width(@Nullable String text) {
    return String.valueOf(WIDTHS[0]).equals(text) ? WIDTHS[0] : WIDTHS[1];
  }

  void document(Visit visit) {
    int index = number(visit.context().pathParam("doc"));
    JourneyView.Doc doc =
        visit.view().documents().stream()
            .filter(each -> each.index() == index)
            .findFirst()
            .orElseThrow(() -> new PermanentFailure("link.unknown", "No such document"));
    ContractStatus status = visit.view().contractStatus();
    boolean signed = status == ContractStatus.CLOSED || status == ContractStatus.ARCHIVED;
    String stem = doc.name().replaceAll("(?i)\\.pdf$", "");
    String name = stem + " - " + visit.m().text(signed ? "file.signed" : "file.unsigned") + ".pdf";
    byte[] pdf = desk.document(visit.token(), index);
    send(visit.context(), "application/pdf", name, pdf);
  }

  /** An annex is somebody else's file: it is only ever saved, never opened in our name. */
  void annex(Visit visit) {
    int index = number(visit.context().pathParam("annex"));
    JourneyView.Attachment annex =
        Attached.find(visit.view(), index)
            .orElseThrow(() -> new PermanentFailure("link.unknown", "No such annex"));
    String type = PLAIN_TYPES.contains(annex.mediaType()) ? annex.mediaType() : UNKNOWN_TYPE;
    send(visit.context(), type, annex.name(), desk.annex(visit.token(), index));
  }

  void evidence(Visit visit) {
    byte[] dossier = desk.evidence(visit.token());
    String name = visit.view().title() + " - " + visit.m().text("file.evidence") + ".asice";
    send(visit.context(), "application/vnd.etsi.asic-e+zip", name, dossier);
  }

  static void send(RoutingContext context, String type, @Nullable String name, byte[] content) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Type", type);
    if (name != null) {
      response.putHeader("Content-Disposition", ContentDisposition.attachment(name));
    }
    response.putHeader("Content-Length", String.valueOf(content.length));
    if (context.request().method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(Buffer.buffer(content));
    }
  }
}
