package gateway.app;

import gateway.contract.Endings;
import gateway.contract.Organisations;
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

/** What tells people by mail and text message. */
record Telling(
    Notifications notifications, Endings endings, OutboxQueries outbox, SendMessage sendMessage) {

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
    return new Telling(
        notifications,
        new EndNotices(post),
        queries,
        new SendMessage(
            rows,
            ground.outside().mail(),
            ground.outside().sms(),
            new Undelivered(stores.contracts(), stores.events(), notifications),
            stores.audit(),
            database,
            clock));
  }
}
