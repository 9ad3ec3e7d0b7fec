package gateway.notify;

import java.time.Instant;

/** Hands a mail to a mail server. */
@FunctionalInterface
public interface MailTransport {
  /**
   * Send; returns after the server's 250.
   *
   * @param date when the mail was written
   * @throws gateway.base.TransientFailure {@code mail.unreachable}, {@code mail.deferred}
   * @throws gateway.base.PermanentFailure {@code mail.refused} when the server refuses this mail,
   *     {@code mail.address} or {@code person.email} when an address cannot stand in a header
   */
  void send(Mail mail, Instant date);
}
