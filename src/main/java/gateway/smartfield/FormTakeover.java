package gateway.smartfield;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Collects which of the author's form fields become ours. Their places stay where they are on the
 * pages; the fields themselves are laid out anew under our own names, so that all that can be
 * filled or signed is found in one place and nothing else can.
 */
final class FormTakeover {
  private final Set<COSDictionary> fields = identities();
  private final Set<COSDictionary> places = identities();
  private final Set<COSDictionary> dropped = identities();

  private static Set<COSDictionary> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  void adopt(FoundWidget widget) {
    fields.add(widget.source());
    COSDictionary place = widget.place().widget();
    if (place != null) {
      places.add(place);
    }
  }

  void drop(FoundWidget widget) {
    fields.add(widget.source());
    COSDictionary place = widget.place().widget();
    if (place != null) {
      dropped.add(place);
    }
  }

  void carryOut(PDDocument document, List<PDPage> pages) {
    for (COSDictionary field : fields) {
      COSArray kids = field.getCOSArray(COSName.KIDS);
      for (int i = 0; kids != null && i < kids.size(); i++) {
        // A place that was not taken over belongs to no field any more.
        if (kids.getObject(i) instanceof COSDictionary kid && !places.contains(kid)) {
          dropped.add(kid);
        }
      }
    }
    FormCleaning.detach(document, fields);
    FormCleaning.hide(pages, dropped);
    places.forEach(FormCleaning::strip);
    FormCleaning.lock(document, pages, DocumentFields.MOST);
  }
}
