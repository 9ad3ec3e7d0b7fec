/**
 * Ids, digests, failures and transactions: what every room uses. May use the JDK and JSpecify only.
 */
@NullMarked
package gateway.base;

import org.jspecify.annotations.NullMarked;
