/**
 * Smartfields: finding tags in a page's text (one adapter per dialect), erasing them, drawing known
 * values, laying out form and signature fields, and filling them later. Runs inside the PDF worker
 * process only. May use {@code gateway.contract}, {@code gateway.base} and PDFBox; {@code
 * gateway.pdf} calls it, never the other way round.
 */
@NullMarked
package gateway.smartfield;

import org.jspecify.annotations.NullMarked;
