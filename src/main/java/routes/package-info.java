/**
 * The street itself, one RouteBuilder per concern. A route reads like a sentence; everything that
 * thinks is behind a processor. May use processors, gateway's types and Camel.
 */
@NullMarked
package routes;

import org.jspecify.annotations.NullMarked;
