package gateway.app;

import gateway.base.OutboundHttp;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.net.EgressRules;
import gateway.net.GuardedHttp;
import gateway.notify.HttpSmsSender;
import gateway.notify.MailAddress;
import gateway.notify.MailTransport;
import gateway.notify.SmsSender;
import gateway.notify.SmsTemplate;
import gateway.notify.SmtpTransport;
import gateway.signing.Certificates;
import gateway.signing.HttpTimestampSource;
import gateway.signing.TimestampSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways out of the house: HTTP through the egress rules, mail, text messages, timestamp
 * authorities.
 */
record Outside(
    GuardedHttp operatorHttp,
    GuardedHttp tenantHttp,
    TimestampSource timestamps,
    MailTransport mail,
    MailAddress mailFrom,
    SmsSender sms)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outside.class);

  /**
   * @param secrets the value of a secret by its name
   */
  static Outside open(Settings settings, Clock clock, UnaryOperator<String> secrets) {
    warnings(settings).forEach(LOG::warn);
    // Read before anything is opened: a file that is not there must leave nothing open.
    List<X509Certificate> anchors = anchors(settings.timestampRoots());
    EgressRules rules = new EgressRules(settings.egressAllowed());
    GuardedHttp operatorHttp = GuardedHttp.forOperator(rules);
    MailAddress from = new MailAddress(settings.mailFrom());
    return new Outside(
        operatorHttp,
        GuardedHttp.forTenant(rules),
        new HttpTimestampSource(operatorHttp, settings.timestampUrls(), anchors, clock),
        transport(settings.smtpUrl(), from),
        from,
        sms(settings.sms(), operatorHttp, secrets));
  }

  /** Return what an operator should know about these ways out. */
  static List<String> warnings(Settings settings) {
    List<String> warnings = new ArrayList<>();
    if (settings.timestampRoots() == null) {
      settings.timestampUrls().stream()
          .filter(Outside::isOpenRoad)
          .map(
              url ->
                  "Anybody between here and "
                      + url.getHost()
                      + " could make timestamps: the address is plain http, and no roots are named."
                      + " Set paraph.timestamp.roots to a PEM file of the authority's root")
          .forEach(warnings::add);
    }
    SmsTemplate sms = settings.sms();
    if (sms != null && isOpenRoad(sms.url())) {
      warnings.add(
          "Anybody between here and "
              + sms.url().getHost()
              + " could read the codes of people: paraph.sms.url is plain http. Use https");
    }
    OpenRoads.of(settings).forEach(warnings::add);
    return warnings;
  }

  static boolean isOpenRoad(URI url) {
    return "http".equals(url.getScheme()) && !EgressRules.isLoopbackAsWritten(url.getHost());
  }

  private static List<X509Certificate> anchors(@Nullable Path roots) {
    if (roots == null) {
      return List.of();
    }
    try {
      return Certificates.fromPem(Files.readString(roots));
    } catch (PermanentFailure | IOException e) {
      throw new PermanentFailure(
          "settings.timestamp-roots",
          "paraph.timestamp.roots names "
              + roots
              + ", which must be a readable PEM file of one or several certificates",
          e);
    }
  }

  private static MailTransport transport(@Nullable String url, MailAddress from) {
    if (url == null) {
      return (mail, date) -> {
        throw new TransientFailure(
            "mail.not-configured", "No mail server is configured; set paraph.smtp.url");
      };
    }
    try {
      return new SmtpTransport(URI.create(url), from);
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure(
          "settings.url", "paraph.smtp.url must look like smtp://host:25, but is not an address");
    }
  }

  private static SmsSender sms(
      @Nullable SmsTemplate template, OutboundHttp http, UnaryOperator<String> secrets) {
    if (template == null) {
      return message -> {
        throw new TransientFailure(
            "sms.not-configured", "No text message provider is configured; set paraph.sms.url");
      };
    }
    return new HttpSmsSender(http, template, secrets);
  }

  @Override
  public void close() {
    operatorHttp.close();
    tenantHttp.close();
  }
}
