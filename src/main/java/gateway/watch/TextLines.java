package gateway.watch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Log lines for people: time, level, who, what. */
public final class TextLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
        .append(String.format(Locale.ROOT, " %-5s ", event.getLevel()))
        .append(shortName(event.getLoggerName()))
        .append(' ')
        .append(Redaction.of(event.getFormattedMessage()))
        .append('\n');
    List<String> failure = Failure.lines(event.getThrowableProxy());
    failure.forEach(frame -> line.append("    ").append(frame).append('\n'));
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
