package gateway.app;

import gateway.base.PermanentFailure;
import gateway.contract.Organisation;
import gateway.contract.PersonField;
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
 * Everything that can be set, read and checked once at start.
 *
 * @param data folder of database, blobs, keys
 * @param database the PostgreSQL database; null means the embedded one in the data folder
 * @param port business port; 0 takes a free one
 * @param publicUrl what every link starts with; null means {@code http://localhost:<port>}
 * @param timestampUrls RFC 3161 authorities, tried in order
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 * @param timestampRoots PEM file of the roots those authorities must lead to; null believes them
 * @param smtpUrl {@code smtp://[user:password@]host:port}; null keeps mails in the outbox
 * @param mailFrom the address mails come from
 * @param bounceUrl {@code imaps://user:password@host/INBOX} where bounces come back to
 * @param sms how the text message provider is asked; null for none
 * @param smsPerHour text messages an organisation may send in any hour
 * @param connectors folder with one folder per client, and {@code kamelets}
 * @param connectorOverrides {@code demo.ftp.port} and so on, from {@code paraph.connectors.…}
 * @param secrets folder with one file per secret
 */
public record Settings(
    Path data,
    @Nullable DatabaseUrl database,
    String host,
    int port,
    int managementPort,
    @Nullable URI publicUrl,
    List<URI> timestampUrls,
    @Nullable Path timestampRoots,
    @Nullable String smtpUrl,
    String mailFrom,
    @Nullable String bounceUrl,
    @Nullable SmsTemplate sms,
    int smsPerHour,
    Organisation organisation,
    Path connectors,
    Map<String, String> connectorOverrides,
    Path secrets,
    @Nullable Path masterKeyFile,
    List<String> egressAllowed,
    List<String> trustedProxies,
    int workThreads,
    int node,
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
        SettingsSource.gather(System.getenv(), flags, null), Folders.caller(), Folders.home());
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
