/**
 * The people behind the back office's door: accounts, passwords, sign-in, sessions, one-time links.
 * May use contract, base and Bouncy Castle.
 */
@NullMarked
package gateway.access.user;

import org.jspecify.annotations.NullMarked;
