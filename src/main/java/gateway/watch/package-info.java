/**
 * What an operator watches: metrics and log lines. May use store and base; nothing uses it but the
 * wiring.
 */
@NullMarked
package gateway.watch;

import org.jspecify.annotations.NullMarked;
