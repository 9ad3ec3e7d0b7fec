package gateway.smartfield;

import gateway.contract.Smartfield;
import java.util.Set;

/** A smartfield with all that is needed to replace it. */
record FoundTag(Smartfield field, Placement place, Set<GlyphRef> glyphs) {}
