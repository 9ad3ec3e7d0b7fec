package gateway.camel;

import gateway.base.TransientFailure;
import gateway.connector.ClientFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Puts a client's route files into a Camel context and takes them out again, whole. */
final class ClientRoutes {
  private static final String KAMELET = "kamelet:";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  private final CamelContext context;

  ClientRoutes(CamelContext context) {
    this.context = context;
  }

  /** Load every route file; on failure some routes may be left for {@link #remove}. */
  void load(ClientFolder folder) throws Exception {
    for (ClientFolder.RouteFile file : folder.routes()) {
      for (RoutesBuilder builder : builders(folder.client(), file)) {
        if (builder instanceof RouteBuilder routes) {
          routes.addLifecycleInterceptor(new BoundKamelets(folder.settings().placeholders()));
        }
        context.addRoutes(builder);
      }
    }
  }

  private Collection<RoutesBuilder> builders(String client, ClientFolder.RouteFile file)
      throws Exception {
    return PluginHelper.getRoutesLoader(context)
        .findRoutesBuilders(ResourceHelper.fromString(client + "/" + file.name(), file.text()));
  }

  /**
   * Remove every route and definition of a client: sources first, then its routes, then sinks, each
   * after its work in hand is done.
   *
   * @throws TransientFailure {@code connector.not-stopped} when a route still works after the
   *     context's shutdown timeout
   */
  void remove(String client) throws Exception {
    List<String> ids = new ArrayList<>(routes(client));
    ids.sort(Comparator.comparing(ClientRoutes::rank).thenComparing(Comparator.naturalOrder()));
    for (String id : ids) {
      context.getRouteController().stopRoute(id);
      // removeRoute answers false, and throws nothing, when the route did not stop.
      if (!context.removeRoute(id)) {
        throw new TransientFailure(
            "connector.not-stopped",
            "The route " + id + " still works. Remove " + client + " later");
      }
    }
    ModelCamelContext model = (ModelCamelContext) context;
    for (RouteDefinition definition : List.copyOf(model.getRouteDefinitions())) {
      if (RouteNames.isOf(client, String.valueOf(definition.getRouteId()))) {
        model.removeRouteDefinition(definition);
      }
    }
  }

  List<String> routes(String client) {
    return context.getRoutes().stream()
        .map(Route::getRouteId)
        .filter(id -> RouteNames.isOf(client, id))
        .sorted()
        .toList();
  }

  private static int rank(String id) {
    if (RouteNames.clientRoute(id).equals(id)) {
      return 1;
    }
    return id.endsWith(".0") ? 0 : 2;
  }

  /**
   * Names the routes that Kamelets make after the client's route, so that they are found again;
   * fills the client's placeholders in (Camel's own thread-local properties are lost as soon as the
   * first Kamelet is built); and lets a failure reach whoever started the route.
   */
  private record BoundKamelets(Map<String, String> placeholders)
      implements RouteBuilderLifecycleStrategy {
    @Override
    public void afterConfigure(RouteBuilder builder) {
      for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
        String id = route.getRouteId();
        FromDefinition from = route.getInput();
        from.setUri(bound(from.getUri(), RouteNames.kamelet(id, 0)));
        int number = 1;
        for (ToDefinition to :
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
          to.setUri(bound(to.getUri(), RouteNames.kamelet(id, number++)));
        }
        route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
      }
    }

    private String bound(String uri, String id) {
      int query = uri.indexOf('?');
      String name = query < 0 ? uri : uri.substring(0, query);
      if (!name.startsWith(KAMELET) || name.contains("/")) {
        throw new IllegalArgumentException("a client's route may only use Kamelets, not " + name);
      }
      String parameters = query < 0 ? "" : uri.substring(query);
      return name + "/" + id + PLACEHOLDER.matcher(parameters).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
      String value = placeholders.get(placeholder.group(1));
      if (value == null) {
        throw new IllegalArgumentException(placeholder.group() + " has no value");
      }
      // Camel would take the address apart at &; the linter lets it stand in whole values only.
      return Matcher.quoteReplacement(value.contains("&") ? "RAW(" + value + ")" : value);
    }
  }
}
