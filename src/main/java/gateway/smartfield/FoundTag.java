package gateway.smartfield;

import gateway.contract.Smartfield;
import java.util.Set;

/** A smartfield written as a tag, with all that is needed to replace it. */
record FoundTag(Smartfield field, TagMeaning meaning, Placement place, Set<GlyphRef> glyphs)
    implements FoundField {
  @Override
  public FoundField with(Smartfield changed) {
    return new FoundTag(changed, meaning, place, glyphs);
  }
}
