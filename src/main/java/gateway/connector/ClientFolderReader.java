package gateway.connector;

import gateway.connector.ClientFolder.RouteFile;
import gateway.intake.ContractSettings;
import gateway.intake.PeopleMapping;
import gateway.intake.Upload;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a client's folder and checks all of it; touches no running route. */
public final class ClientFolderReader {
  /** The folder of the connectors that holds Kamelets, not a client. */
  public static final String KAMELETS = "kamelets";

  private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final String ROUTES = ".camel.yaml";
  private static final String MAPPING = ".map.yaml";
  private static final String YAML = ".yaml";
  private static final String SETTINGS = "connector.properties";
  private static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_DOCUMENT = 25 * 1024 * 1024;

  private final Path connectors;
  private final Map<String, String> overrides;
  private final KameletCatalog kamelets;
  private final Predicate<String> secretKnown;

  /**
   * @param overrides {@code demo.ftp.port} to its value, over each {@code connector.properties}
   */
  public ClientFolderReader(
      Path connectors,
      Map<String, String> overrides,
      KameletCatalog kamelets,
      Predicate<String> secretKnown) {
    this.connectors = connectors;
    this.overrides = Map.copyOf(overrides);
    this.kamelets = kamelets;
    this.secretKnown = secretKnown;
  }

  /** The names of all client folders, sorted; unusable ones too, so that they are reported. */
  public List<String> clients() throws IOException {
    try (Stream<Path> folders = Files.list(connectors)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.equals(KAMELETS) && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  public boolean exists(String client) {
    return CLIENT.matcher(client).matches() && Files.isDirectory(connectors.resolve(client));
  }

  /** Read one folder; the result is sound only when no error was found. */
  public ClientFolder read(String client, Findings findings) throws IOException {
    if (!CLIENT.matcher(client).matches()) {
      findings.error(
          client, 0, "a client's folder is named with a-z, 0-9 and -", "Rename the folder");
      return new ClientFolder(
          client, settings(client, "", findings), List.of(), Map.of(), Map.of());
    }
    Map<String, String> texts = texts(client, findings);
    ConnectorSettings settings = settings(client, texts.getOrDefault(SETTINGS, ""), findings);
    Map<String, PeopleMapping> mappings = new HashMap<>();
    Map<String, ContractSettings> contracts = new HashMap<>();
    List<RouteFile> routes = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          String file = client + "/" + name;
          if (name.endsWith(ROUTES)) {
            routes.add(new RouteFile(name, text));
          } else if (name.endsWith(MAPPING)) {
            PeopleMappingFile.read(file, text, findings)
                .ifPresent(m -> mappings.put(base(name, MAPPING), m));
          } else if (name.endsWith(YAML)) {
            ContractSettingsFile.read(file, text, n -> document(client, n, findings), findings)
                .ifPresent(c -> contracts.put(base(name, YAML), c));
          }
        });
    KameletCallLinter.Names names =
        new KameletCallLinter.Names(
            settings.placeholders(),
            mappings.keySet(),
            contracts.keySet(),
            settings.enabled() ? secretKnown : name -> true);
    RouteLinter linter =
        new RouteLinter(client, new KameletCallLinter(kamelets, names, findings), findings);
    routes.forEach(route -> linter.check(client + "/" + route.name(), route.text()));
    return new ClientFolder(client, settings, routes, mappings, contracts);
  }

  private ConnectorSettings settings(String client, String text, Findings findings) {
    return ConnectorSettings.read(client + "/" + SETTINGS, text, client, overrides, findings);
  }

  private Map<String, String> texts(String client, Findings findings) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(connectors.resolve(client))) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (isText(client, name, findings)) {
          text(client, file, findings).ifPresent(text -> texts.put(name, text));
        }
      }
    }
    return texts;
  }

  private static boolean isText(String client, String name, Findings findings) {
    if (name.endsWith(".kamelet.yaml")) {
      findings.error(
          client + "/" + name,
          0,
          "a Kamelet can run code, so a client's folder may hold none",
          "Use the Kamelets shipped with Paraph");
      return false;
    }
    if (name.endsWith(ROUTES) && base(name, ROUTES).contains(".")) {
      findings.error(
          client + "/" + name, 0, "Camel reads no file name with further dots", "Rename the file");
      return false;
    }
    if (name.endsWith(".yml")) {
      findings.warning(
          client + "/" + name, "this file is not read", "Give it a name that ends in .yaml");
    } else if (name.endsWith(".properties") && !name.equals(SETTINGS)) {
      findings.warning(client + "/" + name, "this file is not read", "Call it " + SETTINGS);
    }
    return name.equals(SETTINGS) || (name.endsWith(YAML) && !name.startsWith("."));
  }

  private static Optional<String> text(String client, Path file, Findings findings)
      throws IOException {
    String shown = client + "/" + file.getFileName();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_TEXT) {
      findings.error(
          shown, 0, "not a plain file of at most 256 kB", "Put the file itself here, no link");
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      findings.error(shown, 0, "the file is not UTF-8", "Save it as UTF-8");
      return Optional.empty();
    }
  }

  private Optional<Upload> document(String client, YamlNode name, Findings findings) {
    String file = name.text();
    Path path = connectors.resolve(client).resolve(file.replaceAll("[/\\\\]", "_"));
    try {
      if (file.contains("/")
          || file.contains("\\")
          || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          || Files.size(path) > MAX_DOCUMENT) {
        findings.error(
            name,
            "there is no file '" + file + "' of at most 25 MB in the client's folder",
            "Put it beside this file and write its name without a folder");
        return Optional.empty();
      }
      return Optional.of(new Upload(file, Files.readAllBytes(path)));
    } catch (IOException e) {
      findings.error(name, "the file '" + file + "' cannot be read", "Check its permissions");
      return Optional.empty();
    }
  }

  private static String base(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }
}
