package gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import gateway.access.ApiKeys;
import gateway.contract.InMemoryAnnexes;
import gateway.intake.ContractJson;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import routes.ApiRoutes;

/** openapi.yaml says what is there: no route is missing in it, and nothing in it is missing. */
class OpenApiTest {
  private static final String BASE = "/api/v1";

  @Test
  void every_route_is_described_and_everything_described_is_a_route() throws Exception {
    Set<String> routes = new TreeSet<>();
    routes.addAll(vertxRoutes());
    routes.addAll(camelRoutes());
    assertThat(described()).isEqualTo(routes).hasSizeGreaterThan(6);
  }

  @Test
  void the_page_about_the_api_names_every_call() throws Exception {
    assertThat(HomePages.CALLS)
        .extracting(call -> call.method() + " " + call.path())
        .containsExactlyInAnyOrderElementsOf(described());
  }

  private static Set<String> vertxRoutes() {
    Vertx vertx = Vertx.vertx();
    try {
      ApiKeys keys =
          (ApiKeys)
              Proxy.newProxyInstance(
                  ApiKeys.class.getClassLoader(),
                  new Class<?>[] {ApiKeys.class},
                  (self, method, given) -> {
                    throw new UnsupportedOperationException();
                  });
      InMemoryContracts contracts = new InMemoryContracts();
      OpenResponses open = new OpenResponses();
      ContractUploads uploads =
          new ContractUploads(
              (caller, source, request, files, alongside) -> {
                throw new UnsupportedOperationException();
              },
              contracts,
              new InMemoryIdempotency(),
              recipient -> URI.create("https://sign.example.org/"));
      Router router = Router.router(vertx);
      new ApiUploads(keys, uploads, Path.of("unused"), open).mount(router);
      new ApiDownloads(keys, contracts, new InMemoryAnnexes(), contracts, open).mount(router);
      Set<String> found = new TreeSet<>();
      for (Route route : router.getRoutes()) {
        String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
        route.methods().stream()
            .map(method -> method.name())
            // What answers GET answers HEAD; OpenAPI needs no second description of it.
            .filter(method -> !method.equals("HEAD"))
            .forEach(method -> found.add(method + " " + path));
      }
      return found;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Set<String> camelRoutes() throws Exception {
    Processor none = exchange -> {};
    Object[] steps = new Object[ApiRoutes.Steps.class.getRecordComponents().length];
    Arrays.fill(steps, none);
    ApiRoutes routes =
        new ApiRoutes(
            (ApiRoutes.Steps)
                ApiRoutes.Steps.class.getDeclaredConstructors()[0].newInstance(steps));
    Set<String> found = new TreeSet<>();
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      routes.setCamelContext(context);
      routes.configure();
      for (RouteDefinition route : routes.getRouteCollection().getRoutes()) {
        String uri = route.getInput().getEndpointUri();
        if (uri.startsWith("platform-http:")) {
          String path = uri.substring("platform-http:".length(), uri.indexOf('?'));
          found.add(uri.substring(uri.indexOf("httpMethodRestrict=") + 19) + " " + path);
        }
      }
    }
    return found;
  }

  private static Set<String> described() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<?, ?> path : map(yaml().get("paths")).entrySet()) {
      for (Object member : map(path.getValue()).keySet()) {
        if (!member.equals("parameters")) {
          String method = member.toString().toUpperCase(Locale.ROOT);
          found.add(method + " " + BASE + path.getKey());
        }
      }
    }
    return found;
  }

  private static Map<?, ?> yaml() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      return map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    }
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  @Test
  void every_reference_in_it_leads_somewhere() throws IOException {
    Map<?, ?> root = yaml();
    List<String> references = new ArrayList<>();
    collect(root, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      Object at = root;
      for (String step : reference.substring(2).split("/")) {
        at = map(at).get(step);
        assertThat(at).as(reference).isNotNull();
      }
    }
  }

  private static void collect(Object node, List<String> references) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("$ref")) {
              references.add((String) value);
            }
            collect(value, references);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(each -> collect(each, references));
    }
  }

  @Test
  void each_member_described_for_a_contract_is_known_and_no_other() throws IOException {
    Map<?, ?> schemas = map(map(yaml().get("components")).get("schemas"));
    Map<?, ?> members = map(map(schemas.get("ContractRequest")).get("properties"));
    StringBuilder json = new StringBuilder("{");
    members.keySet().forEach(name -> json.append('"').append(name).append("\":null,"));
    json.append("\"surprise\":null}");
    assertThat(
            catchThrowable(
                () -> ContractJson.parse(json.toString().getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("/surprise")
        .extracting(Throwable::getMessage)
        .asString()
        .satisfies(
            told ->
                members
                    .keySet()
                    .forEach(
                        name ->
                            assertThat(told)
                                .doesNotContain("/" + name + ", message=is not a member")));
  }
}
