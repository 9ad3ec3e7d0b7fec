/**
 * What waits: work by kind and key on db-scheduler, joined to our transactions, with a lane of
 * threads for each kind, and what recurs. May use contract, store and base.
 */
@NullMarked
package gateway.work;

import org.jspecify.annotations.NullMarked;
