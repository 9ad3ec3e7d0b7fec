/**
 * The back office at {@code /app}: sign-in, contracts, keys, users. Pages only; what they show and
 * do is in the domain. May use what gateway.web may.
 */
@NullMarked
package gateway.web.office;

import org.jspecify.annotations.NullMarked;
