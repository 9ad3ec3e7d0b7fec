/** Mail: ports, texts, outbox rows. May use contract and base. */
@NullMarked
package gateway.notify;

import org.jspecify.annotations.NullMarked;
