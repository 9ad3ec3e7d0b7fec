package gateway.notify;

/** Something to send, of one channel. */
public sealed interface Message permits Mail, SmsSender.Sms {
  /** Return the name under which the other side may recognise a second sending. */
  String messageId();

  /** Return where it goes. */
  String to();
}
