/**
 * All SQL and all blobs; implements the ports of the domain rooms. The only room that may use
 * {@code java.sql}.
 */
@NullMarked
package gateway.store;

import org.jspecify.annotations.NullMarked;
