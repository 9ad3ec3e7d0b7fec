/**
 * Who may do what: master key, API keys, signing links, one-time codes, idempotency keys. May use
 * contract, base and Bouncy Castle.
 */
@NullMarked
package gateway.access;

import org.jspecify.annotations.NullMarked;
