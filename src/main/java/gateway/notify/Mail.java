package gateway.notify;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it leaves.
 *
 * @param messageId fixed when the mail is written, so that a second sending is recognised as one
 * @param fromName shown beside the gateway's own address
 * @param replyTo the organisation's address, when it has one
 */
public record Mail(
    String messageId,
    String fromName,
    @Nullable String replyTo,
    String to,
    String subject,
    String text,
    String html)
    implements Message {

  /** Without content and addresses: records print their parts. */
  @Override
  public String toString() {
    return "Mail[" + messageId + "]";
  }
}
