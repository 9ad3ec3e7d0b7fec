package gateway.access.user;

import java.time.Instant;

/**
 * A signed-in browser.
 *
 * @param address from where it signed in
 * @param agent what the browser called itself then
 */
public record Session(
    long id, UserId user, String address, String agent, Instant createdAt, Instant seenAt) {}
