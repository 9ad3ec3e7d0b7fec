package gateway.web;

import gateway.base.PermanentFailure;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing journey at {@code /sign/{token}}: plain forms that work without JavaScript. GET and
 * HEAD change nothing; a POST acts once and leads on by 303.
 */
public final class SignPages {
  private static final long LARGEST_FORM = 256 * 1024;
  // More than the picture may have: a photo a little too large is refused in words, on the page.
  private static final long LARGEST_SIGNATURE = 12 * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(SignPages.class);

  private final SigningDesk desk;
  private final String folder;
  private final PageRenderer renderer;
  private final CsrfTokens csrf;
  private final Languages languages;
  private final PageFailures failures;
  private final AsidePages aside;
  private final DonePage done;
  private final RefusePage refuse;
  private final CodeStep code;
  private final SignFiles downloads;
  private final OpenResponses open;
  private final ClientAddress clients;
  private final Map<Step, StepPage> steps = new EnumMap<>(Step.class);

  /**
   * @param parts what all pages share
   * @param folder for files while they are read; emptied after each request
   */
  public SignPages(SigningDesk desk, WebParts parts, Path folder) {
    this.desk = desk;
    this.folder = folder.toString();
    this.renderer = parts.renderer();
    this.csrf = parts.csrf();
    this.open = parts.open();
    this.clients = parts.clients();
    this.languages = new Languages(parts.secureCookies());
    JourneyFrames frames = new JourneyFrames(parts.files());
    this.failures = new PageFailures(frames, csrf, desk);
    this.aside = new AsidePages(desk, frames, csrf);
    this.done = new DonePage(frames);
    this.refuse = new RefusePage(desk, frames, csrf);
    this.code = new CodeStep(desk, frames, csrf, aside);
    this.downloads = new SignFiles(desk);
    steps.put(Step.READ, new ReadStep(desk, frames, csrf));
    steps.put(Step.FILL, new FillStep(desk, frames, csrf));
    steps.put(Step.ATTACH, new AttachStep(desk, frames, csrf));
    steps.put(Step.CHECK, new CheckStep(frames, csrf));
    steps.put(Step.SIGN, new SignStep(desk, frames, csrf));
    steps.put(Step.CODE, code);
  }

  /** Add the routes. */
  public void mount(Router router) {
    router.route("/sign/*").handler(open).failureHandler(this::refused);
    router.route("/sign/*").handler(new SecurityHeaders());
    files(router, "/sign/:token/sign", LARGEST_SIGNATURE);
    files(router, "/sign/:token/attach", ApiUploads.LARGEST_REQUEST);
    router
        .post("/sign/*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM))
        .failureHandler(this::refused);
    show(router, "", this::overview);
    steps.forEach(
        (step, page) -> {
          show(router, "/" + step.word(), visit -> guarded(visit, step, page::show));
          act(router, "/" + step.word(), visit -> guarded(visit, step, page::act));
        });
    act(router, "/resend", visit -> guarded(visit, Step.CODE, code::resend));
    show(router, "/refuse", visit -> guarded(visit, Step.READ, refuse::show));
    act(router, "/refuse", visit -> guarded(visit, Step.READ, refuse::act));
    show(router, "/saved", visit -> guarded(visit, Step.READ, aside::saved));
    show(router, "/text", aside::text);
    show(
        router,
        "/done",
        visit ->
            Standing.of(visit.view()) == Standing.DONE
                ? done.show(visit)
                : new Reply.GoTo(visit.path("")));
    post(router, "/new-link", this::askNewLink);
    router
        .route("/sign/:token/asked")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(context -> write(context, failures.asked(languages.of(context, null))));
    file(router, "/document/:doc", downloads::document);
    file(router, "/annexes/:annex", downloads::annex);
    file(router, "/evidence", downloads::evidence);
    router
        .get("/sign/:token/pdf/:doc/:digest")
        .blockingHandler(downloads::revision, false)
        .failureHandler(this::refused);
    router
        .get("/sign/:token/signature/:digest")
        .blockingHandler(downloads::signature, false)
        .failureHandler(this::refused);
    router
        .route("/sign/:token/page/:doc/:digest/:n")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(downloads::picture, false)
        .failureHandler(this::refused);
    router.route("/sign/*").handler(c -> write(c, failures.unknown(languages.of(c, null))));
  }

  private void files(Router router, String path, long limit) {
    router
        .post(path)
        .handler(
            new LiveLink(
                desk,
                (context, token, failure) ->
                    failures.page(
                        context, languages.of(context, null), token, null, aside, failure),
                this::write))
        .failureHandler(this::refused);
    router
        .post(path)
        .handler(BodyHandler.create(folder).setBodyLimit(limit).setDeleteUploadedFilesOnEnd(true))
        .failureHandler(this::refused);
  }

  private void show(Router router, String below, Function<Visit, Reply> page) {
    router
        .route("/sign/:token" + below)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(context -> answer(context, page), false)
        .failureHandler(this::refused);
  }

  private void act(Router router, String below, Function<Visit, Reply> page) {
    post(router, below, context -> answer(context, page));
  }

  private void post(Router router, String below, Consumer<RoutingContext> act) {
    router
        .post("/sign/:token" + below)
        .blockingHandler(
            context -> {
              String site = context.request().getHeader("Sec-Fetch-Site");
              String sent = context.request().getFormAttribute("csrf");
              if (csrf.accepts(context.pathParam("token"), FormHead.PURPOSE, sent, site)) {
                act.accept(context);
              } else {
                write(context, failures.forbidden(languages.of(context, null)));
              }
            },
            false)
        .failureHandler(this::refused);
  }

  private void file(Router router, String below, Consumer<Visit> download) {
    show(
        router,
        below,
        visit -> {
          download.accept(visit);
          return new Reply.Sent();
        });
  }

  /** Always the same answer: whoever holds an old link learns nothing from it. */
  private void askNewLink(RoutingContext context) {
    String token = context.pathParam("token");
    try {
      desk.askNewLink(token);
    } catch (PermanentFailure e) {
      LOG.info("A new link was asked for and not sent: {}", e.code());
    }
    write(context, new Reply.GoTo("/sign/" + token + "/asked"));
  }

  /** Let somebody in only where they can act now; else lead where they belong. */
  private static Reply guarded(Visit visit, Step step, Function<Visit, Reply> page) {
    return step.isOpen(visit.view()) ? page.apply(visit) : new Reply.GoTo(visit.path(""));
  }

  private Reply overview(Visit visit) {
    Standing standing = Standing.of(visit.view());
    switch (standing) {
      case ACTING:
        return new Reply.GoTo(visit.path("/" + Step.reached(visit.view()).word()));
      case DONE:
        return new Reply.GoTo(visit.path("/done"));
      default:
        return aside.standing(visit, standing);
    }
  }

  private void answer(RoutingContext context, Function<Visit, Reply> page) {
    String token = context.pathParam("token");
    @Nullable Visit visit = null;
    Reply reply;
    try {
      if (!LiveLink.isToken(token)) {
        throw LiveLink.unknown();
      }
      JourneyView view = desk.view(token);
      visit =
          new Visit(
              context,
              token,
              view,
              languages.of(context, view.locale()),
              clients.visitor(context.request()));
      reply = page.apply(visit);
    } catch (RuntimeException e) {
      Messages m = visit == null ? languages.of(context, null) : visit.m();
      reply = failures.page(context, m, token, visit, aside, e);
    }
    if (visit != null) {
      languages.remember(context, visit.path(""));
    }
    write(context, reply);
  }

  private void refused(RoutingContext context) {
    Reply reply = failures.refused(context, languages.of(context, null), context.statusCode());
    if (context.response().headWritten()) {
      context.response().reset();
    } else {
      SecurityHeaders.apply(context.response().headers());
      write(context, reply);
    }
  }

  private void write(RoutingContext context, Reply reply) {
    if (reply instanceof Reply.GoTo there) {
      context.response().setStatusCode(303).putHeader("Location", there.path()).end();
    } else if (reply instanceof Reply.Show page) {
      context.response().setStatusCode(page.status());
      byte[] html = renderer.render(page.template(), page.model()).getBytes(StandardCharsets.UTF_8);
      SignFiles.send(context, "text/html; charset=utf-8", null, html);
    }
  }
}
