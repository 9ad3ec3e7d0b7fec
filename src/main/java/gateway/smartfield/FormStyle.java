package gateway.smartfield;

import org.apache.pdfbox.cos.COSName;

/**
 * How the author's form sets a text.
 *
 * @param quadding 0 left, 1 centred, 2 right
 * @param comb whether each character has a cell of its own
 */
record FormStyle(int quadding, boolean comb) {
  static final FormStyle PLAIN = new FormStyle(0, false);

  private static final int COMB = 1 << 24;
  private static final COSName QUADDING = COSName.Q;

  static FormStyle of(FormWidget widget) {
    int quadding = widget.number(QUADDING);
    return new FormStyle(
        quadding >= 0 && quadding <= 2 ? quadding : 0,
        (widget.number(COSName.FF) & COMB) != 0 && widget.number(COSName.MAX_LEN) > 0);
  }
}
