package gateway.smartfield;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Takes out every action that empties, hides, fills or sends off a form, wherever it hangs: on a
 * button, a link, a page or the opening of the document. What was signed stays what is shown.
 */
final class FormActions {
  private static final Set<COSName> ACTIONS =
      Set.of(
          COSName.getPDFName("ResetForm"),
          COSName.getPDFName("Hide"),
          COSName.getPDFName("ImportData"),
          COSName.getPDFName("SubmitForm"));

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> waiting = new ArrayDeque<>();

  private FormActions() {}

  static void remove(PDDocument document) {
    FormActions walk = new FormActions();
    walk.await(document.getDocumentCatalog().getCOSObject());
    // Without recursion, since hostile files nest deeply and in circles.
    while (!walk.waiting.isEmpty()) {
      COSBase next = walk.waiting.pop();
      if (next instanceof COSDictionary dictionary) {
        walk.clean(dictionary);
      } else if (next instanceof COSArray array) {
        walk.clean(array);
      }
    }
  }

  private void clean(COSDictionary dictionary) {
    for (Map.Entry<COSName, COSBase> entry : Set.copyOf(dictionary.entrySet())) {
      if (acts(entry.getValue())) {
        dictionary.removeItem(entry.getKey());
      } else {
        await(entry.getValue());
      }
    }
  }

  private void clean(COSArray array) {
    for (int i = array.size() - 1; i >= 0; i--) {
      if (acts(array.get(i))) {
        array.remove(i);
      } else {
        await(array.get(i));
      }
    }
  }

  private static @Nullable COSBase plain(@Nullable COSBase value) {
    return value instanceof COSObject reference ? reference.getObject() : value;
  }

  private static boolean acts(@Nullable COSBase value) {
    COSName kind =
        plain(value) instanceof COSDictionary action ? action.getCOSName(COSName.S) : null;
    return kind != null && ACTIONS.contains(kind);
  }

  private void await(@Nullable COSBase value) {
    COSBase object = plain(value);
    if ((object instanceof COSDictionary || object instanceof COSArray) && seen.add(object)) {
      waiting.push(object);
    }
  }
}
