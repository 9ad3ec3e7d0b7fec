package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.Recipient;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells nobody anything; a test overrides what it listens to. */
public class SilentNotifications implements Notifications {
  @Override
  public void invite(Contract contract, Recipient recipient, URI link) {}

  @Override
  public boolean remind(Contract contract, Recipient recipient, URI link, String which) {
    return true;
  }

  @Override
  public void lookAgain(Contract contract, Recipient recipient, URI link, String revision) {}

  @Override
  public void newLink(Contract contract, Recipient recipient, URI link) {}

  @Override
  public void code(Contract contract, Recipient recipient, String code) {}

  @Override
  public void done(Contract contract, Recipient recipient, URI link) {}

  @Override
  public void refused(Contract contract, Recipient recipient, @Nullable String reason) {}

  @Override
  public void undeliverable(
      Contract contract, Recipient recipient, Channel channel, String which, String code) {}

  @Override
  public void linkAsked(Contract contract, Recipient recipient) {}
}
