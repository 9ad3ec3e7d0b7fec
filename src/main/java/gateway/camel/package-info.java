/**
 * Pieces of Paraph that plug into Camel: the {@code paraph:} component, the connector loader, the
 * passive poll scheduler, the airlock. May use the domain rooms, base and Camel.
 */
@NullMarked
package gateway.camel;

import org.jspecify.annotations.NullMarked;
