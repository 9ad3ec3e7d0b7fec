package gateway.app;

import gateway.access.user.OneTimeLinks;
import gateway.access.user.Passwords;
import gateway.access.user.Sessions;
import gateway.access.user.SignIn;
import gateway.access.user.Users;
import gateway.base.Ids;
import gateway.contract.TenantId;
import gateway.evidence.Timeline;
import gateway.notify.AccountMail;
import gateway.store.Database;
import gateway.store.JdbcContractSearch;
import gateway.store.JdbcDeliveryQueries;
import gateway.store.JdbcOneTimeLinks;
import gateway.store.JdbcSessions;
import gateway.store.JdbcSignInTries;
import gateway.store.JdbcUsers;
import gateway.web.WebParts;
import gateway.web.office.OfficePages;
import gateway.web.office.OfficeParts;
import gateway.web.office.OfficeParts.People;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The services behind the back office's door. */
final class BackOffice {
  private final People people;

  private BackOffice(People people) {
    this.people = people;
  }

  static BackOffice on(Database database, Ids ids, Clock clock) {
    JdbcUsers rows = new JdbcUsers(database);
    OneTimeLinks links = new OneTimeLinks(new JdbcOneTimeLinks(database), database, clock);
    Sessions sessions = new Sessions(new JdbcSessions(database), database, ids, clock);
    SignIn signIn = new SignIn(rows, new JdbcSignInTries(database), sessions, database, ids, clock);
    return new BackOffice(
        new People(
            new Users(rows, links, sessions, database, ids, clock),
            signIn,
            new Passwords(rows, links, sessions, signIn, database, ids, clock),
            sessions,
            links));
  }

  People people() {
    return people;
  }

  /** The pages at /app. */
  OfficePages pages(Pages.Parts parts, WebParts web, URI publicUrl) {
    Database database = parts.foundation().database();
    Stores stores = parts.stores();
    Domain domain = parts.domain();
    return new OfficePages(
        new OfficeParts(
            web,
            people,
            new OfficeParts.Reading(
                new JdbcContractSearch(database),
                stores.contracts(),
                stores.annexes(),
                stores.blobs(),
                new Timeline(stores.auditRows()),
                new JdbcDeliveryQueries(database),
                domain.outbox()),
            new OfficeParts.Acts(domain.cancellation(), domain.reminders(), domain.deliveries()),
            stores.keys(),
            new AccountMail(
                parts.outside().mail(),
                parts.outside().mailFrom(),
                domain.organisations(),
                parts.foundation().clock()),
            domain.organisations(),
            publicUrl,
            parts.foundation().clock()));
  }

  /** Make a link for an administrator. */
  String administratorLink(TenantId tenant, URI publicUrl) {
    return publicUrl
        .resolve(OfficePages.ROOT + "/welcome/" + people.links().forAdministrator(tenant))
        .toString();
  }

  /** Make a link for the first administrator, while nobody has an account. */
  Optional<String> firstAdministratorLink(URI publicUrl) {
    return people.users().none()
        ? Optional.of(administratorLink(TenantId.DEFAULT, publicUrl))
        : Optional.empty();
  }

  /** Remove what nobody can use any more. */
  void tidy() {
    people.sessions().purge();
    people.signIn().purge();
    people.links().purge();
  }
}
