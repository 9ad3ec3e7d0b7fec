/**
 * The demo: its own FTP server, mail box, ERP and timestamp authority, simulated signatories, and
 * the script that makes the sample files. Lives with {@code lib-demo/}, which {@code run} never
 * loads. May use everything; nothing may use it.
 */
@NullMarked
package gateway.demo;

import org.jspecify.annotations.NullMarked;
