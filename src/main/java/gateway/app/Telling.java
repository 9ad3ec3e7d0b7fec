package gateway.app;

import gateway.base.PermanentFailure;
import gateway.contract.Endings;
import gateway.contract.Organisations;
import gateway.notify.BounceMailbox;
import gateway.notify.Bounces;
import gateway.notify.EndNotices;
import gateway.notify.LetterPost;
import gateway.notify.Notifications;
import gateway.notify.OutboxNotifications;
import gateway.notify.OutboxQueries;
import gateway.notify.SendMessage;
import gateway.notify.SmsBudget;
import gateway.notify.Undelivered;
import gateway.store.JdbcOutbox;
import gateway.store.JdbcOutboxQueries;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What tells people by mail and text message. */
record Telling(
    Notifications notifications,
    Endings endings,
    OutboxQueries outbox,
    SendMessage sendMessage,
    @Nullable BounceMailbox bounces) {

  static Telling on(Domain.Ground ground, Organisations organisations, Settings settings) {
    var foundation = ground.foundation();
    var stores = ground.stores();
    var database = foundation.database();
    var clock = foundation.clock();
    var rows = new JdbcOutbox(database, foundation.masterKey());
    var queries = new JdbcOutboxQueries(database);
    var post =
        new LetterPost(
            new LetterPost.Stores(rows, stores.contracts(), organisations, ground.work(), database),
            foundation.ids(),
            clock,
            ground.outside().mailFrom());
    var notifications =
        new OutboxNotifications(
            post,
            new SmsBudget(queries, settings.smsPerHour(), clock),
            ground.publicUrl().getHost());
    var undelivered = new Undelivered(stores.contracts(), stores.events(), notifications);
    return new Telling(
        notifications,
        new EndNotices(post),
        queries,
        new SendMessage(
            rows,
            ground.outside().mail(),
            ground.outside().sms(),
            undelivered,
            stores.audit(),
            database,
            clock),
        bounces(settings.bounceUrl(), new Bounces(rows, undelivered, stores.audit(), database)));
  }

  private static @Nullable BounceMailbox bounces(@Nullable String url, Bounces bounces) {
    try {
      return url == null ? null : new BounceMailbox(URI.create(url), bounces);
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure(
          "settings.url",
          "paraph.bounce.imap.url must look like imaps://user:password@host/INBOX, but is not an"
              + " address");
    }
  }
}
