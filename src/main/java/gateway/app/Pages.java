package gateway.app;

import gateway.camel.DirectCall;
import gateway.camel.RoutedContractDesk;
import gateway.camel.RoutedSigningDesk;
import gateway.web.ApiDownloads;
import gateway.web.ApiNoRoute;
import gateway.web.ApiUploads;
import gateway.web.ClientAddress;
import gateway.web.ContractUploads;
import gateway.web.CsrfTokens;
import gateway.web.HomePages;
import gateway.web.OpenResponses;
import gateway.web.PageRenderer;
import gateway.web.SignPages;
import gateway.web.StaticFiles;
import gateway.web.WebParts;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;

/** Gives the pages what they need and puts them on the router. */
final class Pages {
  private Pages() {}

  /** What the pages stand on. */
  record Parts(
      Foundation foundation,
      Stores stores,
      Domain domain,
      Outside outside,
      BackOffice office,
      DirectCall calls,
      OpenResponses open) {}

  static Consumer<Router> handlers(Parts parts, Settings settings, URI publicUrl) {
    Stores stores = parts.stores();
    WebParts web =
        new WebParts(
            new StaticFiles(),
            new PageRenderer(),
            new CsrfTokens(parts.foundation().masterKey().derive("csrf")),
            parts.open(),
            new ClientAddress(Set.copyOf(settings.trustedProxies())),
            "https".equals(publicUrl.getScheme()));
    SignPages sign =
        new SignPages(
            new RoutedSigningDesk(parts.calls(), parts.domain().journey()),
            web,
            DataFolder.uploads(settings));
    ApiUploads uploads =
        new ApiUploads(
            stores.keys(),
            new ContractUploads(
                new RoutedContractDesk(parts.calls()),
                stores.contracts(),
                stores.idempotency(),
                parts.domain().invitations()::link),
            DataFolder.uploads(settings),
            parts.open());
    ApiDownloads downloads =
        new ApiDownloads(
            stores.keys(), stores.contracts(), stores.annexes(), stores.blobs(), parts.open());
    HomePages home = new HomePages(web, Version.text(), publicUrl.toString());
    return router -> {
      home.mount(router);
      sign.mount(router);
      parts.office().pages(parts, web, publicUrl).mount(router);
      uploads.mount(router);
      downloads.mount(router);
      new ApiNoRoute().mount(router);
    };
  }
}
