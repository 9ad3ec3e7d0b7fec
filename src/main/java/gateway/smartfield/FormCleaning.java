package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Takes the author's form apart: fields that become ours leave it, empty signature fields that
 * nobody signs go, and what is left can neither be filled nor do anything.
 */
final class FormCleaning {
  private static final int READ_ONLY = 1;
  private static final Set<COSName> OF_THE_PLACE =
      Set.of(
          COSName.TYPE,
          COSName.SUBTYPE,
          COSName.RECT,
          COSName.P,
          COSName.F,
          COSName.MK,
          COSName.BS,
          COSName.getPDFName("StructParent"));

  private FormCleaning() {}

  /**
   * Walk the whole form without recursion, since hostile ones nest deeply and in circles.
   *
   * @throws PermanentFailure {@code pdf.too-many-fields}
   */
  static Collection<COSDictionary> fields(PDDocument document, int most) {
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> waiting = new ArrayDeque<>();
    COSDictionary form = form(document);
    await(form == null ? null : form.getDictionaryObject(COSName.FIELDS), waiting);
    while (!waiting.isEmpty()) {
      if (waiting.pop() instanceof COSDictionary field) {
        if (!seen.add(field)) {
          continue; // listed twice, or in a circle
        }
        if (seen.size() > 2 * most) {
          throw FormFields.tooMany(most);
        }
        await(field.getDictionaryObject(COSName.KIDS), waiting);
      }
    }
    return seen;
  }

  private static void await(@Nullable COSBase kids, Deque<COSBase> waiting) {
    if (kids instanceof COSArray array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        COSBase kid = array.getObject(i);
        if (kid != null) {
          waiting.push(kid);
        }
      }
    }
  }

  private static @Nullable COSDictionary form(PDDocument document) {
    return document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
  }

  /** Leave of an annotation what says where it is. */
  static void strip(COSDictionary widget) {
    for (COSName key : Set.copyOf(widget.keySet())) {
      if (!OF_THE_PLACE.contains(key)) {
        widget.removeItem(key);
      }
    }
    if (widget.getCOSDictionary(COSName.BS) == null) {
      COSDictionary border = new COSDictionary();
      border.setInt(COSName.W, 1);
      border.setDirect(true);
      widget.setItem(COSName.BS, border);
    }
  }

  /** Take these fields out of the form. */
  static void detach(PDDocument document, Collection<COSDictionary> gone) {
    COSDictionary form = form(document);
    if (form == null) {
      return;
    }
    for (COSDictionary field : gone) {
      COSDictionary lost = field;
      COSDictionary parent = field.getCOSDictionary(COSName.PARENT);
      while (parent != null && without(parent, COSName.KIDS, lost)) {
        lost = parent; // nothing is left below it
        parent = parent.getCOSDictionary(COSName.PARENT);
      }
      if (parent == null) {
        without(form, COSName.FIELDS, lost);
      }
    }
    form.removeItem(COSName.getPDFName("CO"));
  }

  /** Remove an item and tell whether nothing is left. */
  private static boolean without(COSDictionary holder, COSName key, COSDictionary gone) {
    COSArray kept = new COSArray();
    COSArray items = holder.getCOSArray(key);
    for (int i = 0; items != null && i < items.size(); i++) {
      if (items.getObject(i) != gone) {
        kept.add(items.get(i));
      }
    }
    holder.setItem(key, kept);
    return kept.size() == 0;
  }

  /** Take annotations off their pages. */
  static void hide(List<PDPage> pages, Collection<COSDictionary> gone) {
    for (PDPage page : pages) {
      COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      COSArray kept = new COSArray();
      for (int i = 0; notes != null && i < notes.size(); i++) {
        if (!(notes.getObject(i) instanceof COSDictionary note) || !gone.contains(note)) {
          kept.add(notes.get(i));
        }
      }
      if (notes != null && kept.size() < notes.size()) {
        page.getCOSObject().setItem(COSName.ANNOTS, kept);
      }
    }
  }

  /** Make what is left of the author's form read-only and inert, in the form or only on a page. */
  static void lock(PDDocument document, List<PDPage> pages, int most) {
    fields(document, most).forEach(FormCleaning::lock);
    for (int number = 1; number <= pages.size(); number++) {
      COSArray notes = pages.get(number - 1).getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; notes != null && i < notes.size(); i++) {
        FormWidget widget = FormWidget.of(number, notes.getObject(i));
        if (widget != null) {
          widget.chain().forEach(FormCleaning::lock);
        }
      }
    }
  }

  private static void lock(COSDictionary field) {
    field.removeItem(COSName.A);
    field.removeItem(COSName.AA);
    if (field.containsKey(COSName.T)) {
      field.setInt(COSName.FF, field.getInt(COSName.FF, 0) | READ_ONLY);
    }
  }
}
