package gateway.smartfield;

import gateway.contract.Property;
import gateway.contract.Smartfield;
import org.apache.pdfbox.cos.COSDictionary;

/**
 * A form field that the document brought along, at one of its places.
 *
 * @param source the field's own dictionary
 */
record FoundWidget(
    Smartfield field, TagMeaning meaning, FieldPlace place, COSDictionary source, FormStyle style)
    implements FoundField {
  @Override
  public FoundField with(Smartfield changed) {
    return new FoundWidget(changed, meaning, place, source, style);
  }

  /** Whether the author has fixed just this value, and nobody else may change it. */
  boolean fixedAt(String value) {
    String own = meaning.preset() == null ? "" : meaning.preset();
    return Property.SENDER.equals(meaning.recipient()) && own.equals(value);
  }
}
