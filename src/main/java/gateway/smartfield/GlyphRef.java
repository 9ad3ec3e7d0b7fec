package gateway.smartfield;

import org.apache.pdfbox.cos.COSDictionary;

/**
 * Where one glyph stands in a content stream, exactly enough to take it out.
 *
 * @param stream the page's dictionary, or the form XObject's stream
 * @param operator the number of the operator in that stream, 0 is the first
 * @param string the number of the string among the operator's strings
 * @param offset of the character code's first byte in the string
 * @param length of the character code in bytes
 * @param adjustment the TJ number that moves the pen exactly as far as the glyph did
 */
record GlyphRef(
    COSDictionary stream, int operator, int string, int offset, int length, double adjustment) {}
