package gateway.smartfield;

import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.List;

/** A form field to be laid out, and every place at which it shows. */
final class WantedField {
  private final Smartfield field;
  private final FieldKind kind;
  private final List<FieldPlace> places = new ArrayList<>();
  private FormStyle style = FormStyle.PLAIN;

  WantedField(Smartfield field, FieldKind kind) {
    this.field = field;
    this.kind = kind;
  }

  void at(FieldPlace place) {
    places.add(place);
  }

  void at(FieldPlace place, FormStyle authors) {
    style = places.isEmpty() ? authors : style;
    places.add(place);
  }

  FormStyle style() {
    return style;
  }

  Smartfield field() {
    return field;
  }

  FieldKind kind() {
    return kind;
  }

  List<FieldPlace> places() {
    return places;
  }
}
