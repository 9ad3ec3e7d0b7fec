package gateway.notify;

/** Sends text messages. */
public interface SmsSender {
  /**
   * Hand one message to the provider; returns once the provider has taken it.
   *
   * @throws gateway.base.TransientFailure {@code sms.unavailable}: try again
   * @throws gateway.base.PermanentFailure {@code sms.refused}: this number or message never will
   */
  void send(Sms message);

  /**
   * A message.
   *
   * @param to the number in E.164 form, {@code +33612345678}
   * @param id of the outbox row: an idempotency key for providers that know one
   */
  record Sms(String id, String to, String text) implements Message {
    @Override
    public String messageId() {
      return id;
    }

    /** Without content and number: records print their parts. */
    @Override
    public String toString() {
      return "Sms[" + id + "]";
    }
  }
}
