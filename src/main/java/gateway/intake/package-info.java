/**
 * What comes in: CSV dialect, row mapping, contract JSON, dedupe and merge rules, the intake
 * ledger. May use contract and base.
 */
@NullMarked
package gateway.intake;

import org.jspecify.annotations.NullMarked;
