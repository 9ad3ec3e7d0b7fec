/**
 * Verbs between Camel and the domain: take the typed body, call one domain method, set the body. No
 * state, no decisions. May use gateway's domain rooms and Camel.
 */
@NullMarked
package processors;

import org.jspecify.annotations.NullMarked;
