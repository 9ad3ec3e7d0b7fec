package gateway.watch;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import gateway.base.PermanentFailure;
import java.util.Iterator;
import java.util.Locale;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How log lines are written. */
public enum LogFormat {
  TEXT,
  JSON;

  /** Read {@code text} or {@code json}. */
  public static LogFormat parse(String word) {
    for (LogFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw new PermanentFailure(
        "settings.log-format", "paraph.log.format must be text or json, but is \"" + word + "\"");
  }

  /** Write every line from now on like this. */
  public void use() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      Iterator<Appender<ILoggingEvent>> appenders =
          context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
          Encoder<ILoggingEvent> encoder = this == JSON ? new JsonLines() : new TextLines();
          encoder.setContext(context);
          encoder.start();
          console.setEncoder(encoder);
        }
      }
    }
  }
}
