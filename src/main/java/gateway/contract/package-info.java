/**
 * The core: contract, recipient, property, document, customer, and the ports through which the
 * other rooms reach the store. May use {@code gateway.base} only.
 */
@NullMarked
package gateway.contract;

import org.jspecify.annotations.NullMarked;
