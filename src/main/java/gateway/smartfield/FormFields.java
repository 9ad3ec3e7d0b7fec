package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the form fields that a document brought along, by what shows on its pages: what shows
 * nowhere cannot be filled by anybody.
 */
final class FormFields {
  static final String DIALECT = "acroform";
  private static final int HIDDEN = 1 << 1;
  private static final int NO_VIEW = 1 << 5;
  private static final double SMALLEST = 2; // points

  private final List<PDPage> pages;
  private final Map<Integer, List<FormWidget>> byPage = new HashMap<>();
  private final Map<COSDictionary, List<FormWidget>> byField = new IdentityHashMap<>();

  FormFields(List<PDPage> pages, int most) {
    this.pages = pages;
    int count = 0;
    for (int number = 1; number <= pages.size(); number++) {
      List<FormWidget> here = new ArrayList<>();
      COSArray notes = pages.get(number - 1).getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; notes != null && i < notes.size(); i++) {
        FormWidget widget = FormWidget.of(number, notes.getObject(i));
        if (widget != null) {
          here.add(widget);
          byField.computeIfAbsent(widget.field(), key -> new ArrayList<>()).add(widget);
          if (++count > most) {
            throw tooMany(most);
          }
        }
      }
      byPage.put(number, here);
    }
  }

  static PermanentFailure tooMany(int most) {
    return new PermanentFailure(
        "pdf.too-many-fields",
        "The PDF has more than "
            + most
            + " smartfields and form fields. Split it, or print the part without fields to a plain"
            + " PDF");
  }

  /** Return the page's fields in the author's order; buttons that hold no value are none. */
  List<FoundWidget> onPage(int number) {
    List<FoundWidget> found = new ArrayList<>();
    for (FormWidget widget : byPage.getOrDefault(number, List.of())) {
      FormMeaning meaning = FormMeaning.of(widget, byField.getOrDefault(widget.field(), List.of()));
      if (meaning != null) {
        found.add(found(widget, meaning));
      }
    }
    return found;
  }

  private FoundWidget found(FormWidget widget, FormMeaning read) {
    PDPage page = pages.get(widget.page() - 1);
    PDRectangle media = page.getMediaBox();
    Rect box = widget.box();
    TagMeaning meaning = read.meaning();
    Smartfield field =
        new Smartfield(
            meaning.name(),
            widget.page(),
            new Smartfield.Box(
                box.left() - media.getLowerLeftX(),
                box.bottom() - media.getLowerLeftY(),
                box.width(),
                box.height()),
            DIALECT,
            meaning.status(),
            meaning.type(),
            meaning.recipient(),
            meaning.option() == null ? null : meaning.name(),
            meaning.options(),
            null,
            null,
            meaning.required(),
            read.fontSize(),
            meaning.name(),
            meaning.label(),
            meaning.preset(),
            meaning.maxLength(),
            meaning.problem());
    String unseen = unseen(widget, box, Rect.of(page.getCropBox()), meaning.type());
    if (field.status() == FieldStatus.PLACED && unseen != null) {
      field = field.refused(FieldStatus.OUTSIDE_PAGE, unseen);
    }
    FieldPlace place =
        new FieldPlace(
            page, box, widget.turn(), read.fontSize(), meaning.option(), widget.widget());
    return new FoundWidget(field, meaning, place, widget.field(), FormStyle.of(widget));
  }

  private static @Nullable String unseen(
      FormWidget widget, Rect box, Rect crop, PropertyType type) {
    boolean point = box.width() < SMALLEST || box.height() < SMALLEST;
    // A signature may be invisible; what somebody fills in may not.
    if (type == PropertyType.SIGNATURE && point) {
      return null;
    }
    if ((widget.widget().getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) != 0 || point) {
      return "The form field is hidden, so that nobody sees what is filled in. Show it, or take it"
          + " out";
    }
    return crop.contains((box.left() + box.right()) / 2, (box.bottom() + box.top()) / 2)
        ? null
        : "The form field stands outside of the visible page. Move it into the page, or take it"
            + " out";
  }
}
