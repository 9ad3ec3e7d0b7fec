/**
 * Telling others: events, deliveries with a frozen body, attempts, retry policy, callback
 * signatures. May use contract and base.
 */
@NullMarked
package gateway.delivery;

import org.jspecify.annotations.NullMarked;
