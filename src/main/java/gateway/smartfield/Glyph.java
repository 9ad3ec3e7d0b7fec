package gateway.smartfield;

import java.util.List;

/**
 * One glyph as shown on a page, in a frame turned so that its baseline is horizontal.
 *
 * @param text what it means; more than one character for a ligature
 * @param angle of the baseline in whole degrees, counter-clockwise
 * @param start of the glyph along the baseline
 * @param end where the next glyph would start
 * @param across position of the baseline, growing towards the top of the text
 * @param size effective font size in points
 * @param refs where it stands; several when the same glyph is drawn twice to look bold
 */
record Glyph(
    String text,
    int angle,
    double start,
    double end,
    double across,
    double size,
    List<GlyphRef> refs) {}
