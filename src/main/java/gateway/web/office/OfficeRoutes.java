package gateway.web.office;

import static gateway.access.user.UserRole.ADMINISTRATOR;
import static gateway.access.user.UserRole.INTEGRATOR;
import static gateway.access.user.UserRole.READER;
import static gateway.access.user.UserRole.SENDER;
import static gateway.web.office.OfficeRoute.get;
import static gateway.web.office.OfficeRoute.post;

import java.util.List;

/**
 * Who may do what. A route that is not in this table does not exist; a route without a role is open
 * to strangers, and only the way in is.
 */
final class OfficeRoutes {
  private OfficeRoutes() {}

  static List<OfficeRoute> of(OfficeParts parts, OfficeFrames frames, SessionCookies cookies) {
    SignInPage signIn = new SignInPage(parts, frames, cookies);
    WelcomePage welcome = new WelcomePage(parts, frames, cookies);
    ContractsPage contracts = new ContractsPage(parts, frames);
    ContractPage contract = new ContractPage(parts, frames);
    ContractFile files = new ContractFile(parts);
    KeysPage keys = new KeysPage(parts, frames, cookies);
    UsersPage users = new UsersPage(parts, frames, cookies);
    AccountPage account = new AccountPage(parts, frames);
    return List.of(
        get("/sign-in", null, signIn::show),
        post("/sign-in", null, signIn::act),
        get("/welcome/:token", null, welcome::show),
        post("/welcome/:token", null, welcome::act),
        post("/sign-out", READER, signIn::leave),
        get("", READER, contracts::show),
        get("/contracts/:id", READER, contract::show),
        get("/contracts/:id/documents/:n", READER, files::document),
        get("/contracts/:id/annexes/:n", READER, files::annex),
        get("/contracts/:id/evidence", READER, files::evidence),
        post("/contracts/:id/people/:rid/remind", SENDER, contract::remind),
        get("/contracts/:id/cancel", SENDER, contract::askCancel),
        post("/contracts/:id/cancel", SENDER, contract::cancel),
        post("/contracts/:id/deliveries/:did/replay", INTEGRATOR, contract::replay),
        get("/keys", ADMINISTRATOR, keys::show),
        post("/keys", ADMINISTRATOR, keys::create),
        get("/keys/:id/made", ADMINISTRATOR, keys::made),
        get("/keys/:id/revoke", ADMINISTRATOR, keys::askRevoke),
        post("/keys/:id/revoke", ADMINISTRATOR, keys::revoke),
        get("/users", ADMINISTRATOR, users::show),
        post("/users", ADMINISTRATOR, users::invite),
        get("/users/:id", ADMINISTRATOR, users::one),
        post("/users/:id/role", ADMINISTRATOR, users::changeRole),
        post("/users/:id/disable", ADMINISTRATOR, users::disable),
        post("/users/:id/enable", ADMINISTRATOR, users::enable),
        post("/users/:id/link", ADMINISTRATOR, users::newLink),
        get("/account", READER, account::show),
        post("/account/password", READER, account::changePassword),
        post("/account/language", READER, account::speak),
        post("/account/sessions/:sid/end", READER, account::endSession),
        post("/account/sessions-end", READER, account::endOthers));
  }
}
