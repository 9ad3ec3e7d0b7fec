/**
 * Keys and certificates, CMS, PAdES and timestamps: what turns a consented revision into a signed
 * file. May use access (the master key), contract, base, PDFBox and Bouncy Castle.
 */
@NullMarked
package gateway.signing;

import org.jspecify.annotations.NullMarked;
