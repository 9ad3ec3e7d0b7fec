/**
 * Pages, uploads and downloads: Vert.x handlers and jte. Reaches the chain through ports. May use
 * the domain, base, Vert.x and jte.
 */
@NullMarked
package gateway.web;

import org.jspecify.annotations.NullMarked;
