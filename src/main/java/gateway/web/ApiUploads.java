package gateway.web;

import gateway.access.ApiKeys;
import gateway.intake.ContractJsonRefused;
import gateway.intake.ProblemItem;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST /api/v1/contracts}: multipart, which Camel reads only in part (it keeps the last of
 * several parts with one name), so Vert.x reads it and hands over one typed record.
 */
public final class ApiUploads {
  static final long LARGEST_FILE = 25L * 1024 * 1024;
  static final long LARGEST_REQUEST = 60L * 1024 * 1024;
  private static final String PATH = "/api/v1/contracts";
  private static final String WRITE = "contracts:write";

  private static final Set<String> FILES = Set.of("documents", "annexes");

  /** What Vert.x says of a file whose request ended early; chance decides which it is. */
  private static final Set<String> CUT_OFF =
      Set.of("Streaming aborted", "Pipe closed", "File handle is closed");

  private final ApiDoor door;
  private final ContractUploads uploads;
  private final Path folder;
  private final OpenResponses open;

  /**
   * @param folder for parts while they are read; emptied after each request
   */
  public ApiUploads(ApiKeys keys, ContractUploads uploads, Path folder, OpenResponses open) {
    this.door = new ApiDoor(keys);
    this.uploads = uploads;
    this.folder = folder;
    this.open = open;
  }

  /** Add the route; before Camel's own, so that Camel never sees the body. */
  public void mount(Router router) {
    router.post(PATH).handler(open);
    router.post(PATH).handler(door.requiring(WRITE)).failureHandler(this::failed);
    router
        .post(PATH)
        .handler(
            BodyHandler.create(folder.toString())
                .setBodyLimit(LARGEST_REQUEST)
                .setDeleteUploadedFilesOnEnd(true))
        .failureHandler(this::failed);
    router.post(PATH).blockingHandler(this::create, false).failureHandler(this::failed);
  }

  private void create(RoutingContext context) {
    ApiAnswer answer;
    try {
      answer = checked(context);
    } catch (ContractJsonRefused refused) {
      answer = Problems.of(refused);
    }
    if (answer.status() == 201 || answer.status() == 200) {
      context.response().putHeader("Location", PATH + "/" + ContractUploads.idOf(answer));
    }
    ApiDoor.answer(context, answer);
  }

  private ApiAnswer checked(RoutingContext context) {
    String type = String.valueOf(context.request().getHeader("Content-Type"));
    if (!type.startsWith("multipart/form-data")) {
      return Problems.of(
          415, "upload.media-type", "Send multipart/form-data with the parts contract, documents");
    }
    Map<String, Integer> index = new HashMap<>();
    for (FileUpload file : context.fileUploads()) {
      int place = index.merge(file.name(), 1, Integer::sum) - 1;
      if (file.size() > LARGEST_FILE) {
        String most = "A file may have 25 MB at most";
        String pointer = FILES.contains(file.name()) ? "/" + file.name() + "/" + place : "";
        return Problems.of(
            413, "upload.file-too-large", most, List.of(new ProblemItem(pointer, most)));
      }
    }
    return uploads.create(
        ApiDoor.caller(context),
        context.request().getHeader("Idempotency-Key"),
        ContractParts.of(context));
  }

  private void failed(RoutingContext context) {
    if (context.response().ended() || context.response().headWritten()) {
      context.response().reset();
      return;
    }
    Throwable failure = context.failure();
    if (context.statusCode() == 413) {
      ApiDoor.answer(
          context,
          Problems.of(413, "upload.request-too-large", "A request may have 60 MB at most"));
    } else if (failure != null && isFormLimit(failure)) {
      ApiDoor.answer(
          context,
          Problems.of(
              413,
              "upload.field-too-large",
              "Send a contract of more than 8 kB as a file part (with a file name)"));
    } else if (failure != null && isTooManyParts(context, failure)) {
      ApiDoor.answer(
          context,
          Problems.of(413, "upload.too-many-parts", "An upload may have 256 parts at most"));
    } else if ((context.statusCode() >= 400 && context.statusCode() < 500)
        || (failure != null && isCutOff(failure))) {
      ApiDoor.answer(
          context, Problems.of(400, "upload.malformed", "The multipart body cannot be read"));
    } else {
      ApiDoor.fail(context, failure == null ? new IllegalStateException("no cause") : failure);
    }
  }

  /**
   * At the limit the decoder stops and the files under way are cut off; whichever of the two is
   * told first is the failure, so a file cut off beside that many others says the same.
   */
  private static boolean isTooManyParts(RoutingContext context, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof HttpPostRequestDecoder.TooManyFormFieldsException) {
        return true;
      }
    }
    int parts = context.fileUploads().size() + context.request().formAttributes().size();
    // The last ones may not be counted yet.
    return isCutOff(failure) && parts >= HttpServerOptions.DEFAULT_MAX_FORM_FIELDS - 8;
  }

  private static boolean isCutOff(Throwable failure) {
    return CUT_OFF.contains(String.valueOf(failure.getMessage()));
  }

  /** Vert.x bounds a part without a file name at 8 kB while it decodes it in memory. */
  private static boolean isFormLimit(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (message.startsWith("Size exceed allowed maximum capacity")) {
        return true;
      }
    }
    return false;
  }
}
