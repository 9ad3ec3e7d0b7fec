/**
 * Checks signed PDFs with no server and no store: raw bytes first, parsers last. May use signing,
 * base, PDFBox and Bouncy Castle.
 */
@NullMarked
package gateway.signing.verify;

import org.jspecify.annotations.NullMarked;
