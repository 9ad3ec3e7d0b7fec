package gateway.app;

import gateway.base.PermanentFailure;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
import gateway.journey.Allowance;
import gateway.notify.SmsTemplate;
import gateway.store.DatabaseUrl;
import gateway.watch.LogFormat;
import gateway.web.Accent;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that can be set, read and checked once at start. What {@link Setting} says of each is
 * the reference in docs/configuration.md.
 */
public record Settings(
    @Setting(name = "paraph.data", means = "folder of database, files, keys") Path data,
    @Setting(
            name = "paraph.database.url",
            means =
                "`jdbc:postgresql://host:5432/database?user=paraph&password=…` for PostgreSQL,"
                    + " which several nodes may share; without it the embedded database in the data"
                    + " folder. Write special characters of the password as in any address (`%` as"
                    + " `%25`, `&` as `%26`); TLS and the rest are the parameters of the PostgreSQL"
                    + " JDBC driver")
        @Nullable DatabaseUrl database,
    @Setting(name = "paraph.host", means = "address the business port binds to") String host,
    @Setting(name = "paraph.port", means = "business port; `0` takes a free one") int port,
    @Setting(
            name = "paraph.management-port",
            means = "health and metrics, on loopback; `0` switches them off")
        int managementPort,
    @Setting(
            name = "paraph.public-url",
            means = "what every link starts with",
            absent = "`http://localhost:<port>`")
        @Nullable URI publicUrl,
    @Setting(
            name = "paraph.timestamp.urls",
            means = "RFC 3161 authorities, comma separated, tried in order")
        List<URI> timestampUrls,
    @Setting(
            name = "paraph.timestamp.roots",
            means =
                "PEM file of the roots (one or several certificates) to which an authority's"
                    + " certificate must lead; without it, whoever answers at those addresses is"
                    + " believed. Set it whenever an address is plain `http`")
        @Nullable Path timestampRoots,
    @Setting(
            name = "paraph.smtp.url",
            means =
                "`smtp://[user:password@]host:port`, `smtps://…`; without it mails wait in the"
                    + " outbox")
        @Nullable String smtpUrl,
    @Setting(name = "paraph.mail.from", means = "the address mails come from") String mailFrom,
    @Setting(
            name = "paraph.bounce.imap.url",
            means =
                "`imaps://user:password@host/INBOX` or `imap://…?starttls=true`: where delivery"
                    + " reports come back to, read every five minutes")
        @Nullable String bounceUrl,
    @Setting(
            name = "paraph.sms.url",
            means =
                "where text messages are posted to; without it the mode `remote-sms` is refused")
        @Setting(
            name = "paraph.sms.headers",
            means =
                "`Name: value`, several separated by a bar; may hold `{{secret}}` and `{{id}}`;"
                    + " `Content-Type` follows from the body when it is not named")
        @Setting(
            name = "paraph.sms.body",
            means =
                "what is posted, JSON or a form, with `{{to}}`, `{{text}}`, `{{id}}`, `{{secret}}`")
        @Setting(name = "paraph.sms.expect", means = "text the answer must hold beside a 2xx")
        @Setting(name = "paraph.sms.secret", means = "the name of the provider's secret")
        @Nullable SmsTemplate sms,
    @Setting(
            name = "paraph.sms.per-hour",
            means = "text messages an organisation may send in any hour")
        int smsPerHour,
    @Setting(
            name = "paraph.journey.changes",
            means =
                "how often one person may change answers of a contract: each change stores a new"
                    + " preview. Beyond it, what they checked last can still be signed")
        @Setting(
            name = "paraph.journey.signatures",
            means =
                "how many signatures one person may draw or upload for a contract; a typed name is"
                    + " always taken")
        Allowance.Limits allowance,
    @Setting(name = "paraph.organisation.name", means = "who asks for signatures, as people see it")
        @Setting(name = "paraph.organisation.email", means = "where recipients can ask back")
        @Setting(
            name = "paraph.organisation.accent",
            means =
                "colour of buttons and links in pages and mails, for example `#1b4f8f`; refused"
                    + " when its contrast with the page is below 4.5")
        @Setting(name = "paraph.zone", means = "time zone of pages, mails and documents")
        Organisation organisation,
    @Setting(
            name = "paraph.connectors",
            means = "folder of client folders and Kamelets",
            absent = "`connectors` beside the program")
        Path connectors,
    @Setting(
            name = "paraph.connectors.<client>.<key>",
            means = "overrides a line of that client's `connector.properties`")
        Map<String, String> connectorOverrides,
    @Setting(
            name = "paraph.secrets",
            means =
                "one file per secret, named by connectors; a secret may also be an environment"
                    + " variable of that name",
            absent = "`secrets` in the data folder")
        Path secrets,
    @Setting(
            name = "paraph.master-key-file",
            means = "the key that wraps all others",
            absent = "`keys/master.key` in the data folder")
        @Nullable Path masterKeyFile,
    @Setting(
            name = "paraph.egress.allow",
            means =
                "hosts or CIDR ranges that callbacks named over the API may reach although they are"
                    + " private")
        List<String> egressAllowed,
    @Setting(
            name = "paraph.trusted-proxies",
            means =
                "addresses of the reverse proxies in front: only their `X-Forwarded-For` is"
                    + " believed, for the address kept with the evidence and the limits of signing"
                    + " in")
        List<String> trustedProxies,
    @Setting(name = "paraph.work.threads", means = "how many steps run at a time") int workThreads,
    @Setting(
            name = "paraph.node",
            means =
                "0 to 31, part of every id; each node on one PostgreSQL needs its own, and a second"
                    + " server with a living one's number is refused")
        int node,
    @Setting(
            name = "paraph.log.format",
            means = "`text` for people, `json` for programs: one object a line on standard error")
        LogFormat logFormat) {

  static final String OVERRIDES = "paraph.connectors.";
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  /**
   * Read the settings as the command line does.
   *
   * @param flags win over file and environment, by setting name
   */
  public static Settings of(Map<String, String> flags) {
    return read(
        SettingsSource.gather(System.getenv(), flags, null, Folders.caller()),
        Folders.caller(),
        Folders.home());
  }

  /**
   * Read and check.
   *
   * @param callerFolder relative paths resolve against it
   * @param home folder of the program, where {@code connectors} lies by default
   */
  static Settings read(SettingsSource source, Path callerFolder, Path home) {
    // First, so that the warnings below are written in it.
    LogFormat format = LogFormat.parse(required(source, "paraph.log.format"));
    format.use();
    SettingNames.warnings(source).forEach(LOG::warn);
    Path data = callerFolder.resolve(required(source, "paraph.data")).normalize();
    String connectors = source.get("paraph.connectors");
    String secrets = source.get("paraph.secrets");
    String masterKey = source.get("paraph.master-key-file");
    String timestampRoots = source.get("paraph.timestamp.roots");
    String database = source.get("paraph.database.url");
    return new Settings(
        data,
        database == null ? null : DatabaseUrl.parse(database),
        required(source, "paraph.host"),
        number(source, "paraph.port", 0, 65_535),
        number(source, "paraph.management-port", 0, 65_535),
        url(source),
        urls(source),
        timestampRoots == null ? null : callerFolder.resolve(timestampRoots),
        source.get("paraph.smtp.url"),
        email("paraph.mail.from", required(source, "paraph.mail.from")),
        source.get("paraph.bounce.imap.url"),
        sms(source),
        number(source, "paraph.sms.per-hour", 0, 1_000_000),
        new Allowance.Limits(
            number(source, "paraph.journey.changes", 1, 1_000_000),
            number(source, "paraph.journey.signatures", 1, 1_000_000)),
        organisation(source),
        connectors == null ? home.resolve("connectors") : callerFolder.resolve(connectors),
        source.startingWith(OVERRIDES),
        secrets == null ? data.resolve("secrets") : callerFolder.resolve(secrets),
        masterKey == null ? null : callerFolder.resolve(masterKey),
        list(source.get("paraph.egress.allow")),
        list(source.get("paraph.trusted-proxies")),
        number(source, "paraph.work.threads", 1, 64),
        number(source, "paraph.node", 0, 31),
        format);
  }

  private static Organisation organisation(SettingsSource source) {
    String zone = required(source, "paraph.zone");
    String email = source.get("paraph.organisation.email");
    String accent = source.get("paraph.organisation.accent");
    try {
      return new Organisation(
          required(source, "paraph.organisation.name"),
          email == null ? null : email("paraph.organisation.email", email),
          ZoneId.of(zone),
          accent == null ? null : Accent.parse(accent).text());
    } catch (DateTimeException e) {
      throw new PermanentFailure(
          "settings.zone", "paraph.zone must be a time zone such as Europe/Paris, not " + zone);
    }
  }

  /** An address that cannot be written would fail every mail, long after the start. */
  private static String email(String key, String text) {
    try {
      return PersonField.email.check(text);
    } catch (PermanentFailure e) {
      throw new PermanentFailure(
          "settings.email",
          key + e.getMessage().replace("The field email", "") + ", but is \"" + text + "\"");
    }
  }

  private static @Nullable SmsTemplate sms(SettingsSource source) {
    String url = source.get("paraph.sms.url");
    return url == null
        ? null
        : SmsTemplate.parse(
            uri("paraph.sms.url", url),
            source.get("paraph.sms.headers"),
            source.get("paraph.sms.body"),
            source.get("paraph.sms.expect"),
            source.get("paraph.sms.secret"));
  }

  private static @Nullable URI url(SettingsSource source) {
    String text = source.get("paraph.public-url");
    return text == null ? null : uri("paraph.public-url", text.endsWith("/") ? text : text + "/");
  }

  private static List<URI> urls(SettingsSource source) {
    List<URI> urls = new ArrayList<>();
    list(source.get("paraph.timestamp.urls"))
        .forEach(url -> urls.add(uri("paraph.timestamp.urls", url)));
    return List.copyOf(urls);
  }

  private static URI uri(String key, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notUrl(key, text);
    }
    throw notUrl(key, text);
  }

  private static PermanentFailure notUrl(String key, String text) {
    return new PermanentFailure(
        "settings.url", key + " must be an http or https address, but is \"" + text + "\"");
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("[,\\s]+"));
  }

  private static String required(SettingsSource source, String key) {
    String value = source.get(key);
    if (value == null) {
      throw new PermanentFailure("settings.missing", "The setting " + key + " has no value");
    }
    return value;
  }

  private static int number(SettingsSource source, String key, int min, int max) {
    String text = required(source, key);
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notNumber(key, text, min, max);
    }
    throw notNumber(key, text, min, max);
  }

  private static PermanentFailure notNumber(String key, String text, int min, int max) {
    return new PermanentFailure(
        "settings.number",
        key + " must be a whole number from " + min + " to " + max + ", but is \"" + text + "\"");
  }
}
