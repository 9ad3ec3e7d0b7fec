/** Starts the gateway: settings, wiring, command line. May use everything. */
@NullMarked
package gateway.app;

import org.jspecify.annotations.NullMarked;
