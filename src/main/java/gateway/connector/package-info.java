/**
 * What a connector is: a client's folder, its settings and files, the rules they are checked by and
 * the findings for people. Knows YAML and the Kamelets' descriptions, but nothing of Camel at run
 * time. May use intake, contract and base.
 */
@NullMarked
package gateway.connector;

import org.jspecify.annotations.NullMarked;
