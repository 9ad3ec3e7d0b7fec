/**
 * The hash-chained audit trail, the evidence dossier and its offline check. May use contract,
 * signing, base, PDFBox, Bouncy Castle and Jackson.
 */
@NullMarked
package gateway.evidence;

import org.jspecify.annotations.NullMarked;
