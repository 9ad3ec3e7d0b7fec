/**
 * What a signatory does: open the link, read, fill in, consent, prove who they are, sign or refuse.
 * May use contract, access, notify and base.
 */
@NullMarked
package gateway.journey;

import org.jspecify.annotations.NullMarked;
