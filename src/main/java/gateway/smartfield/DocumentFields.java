package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Finds the smartfields of a whole document and what can only be told of all together. */
public final class DocumentFields {
  /** More than any form that people fill in by hand. */
  public static final int MOST = 3000;

  private DocumentFields() {}

  /**
   * Return what the document holds, page by page.
   *
   * @throws PermanentFailure {@code pdf.too-many-fields}, {@code pdf.broken}
   */
  public static Inspection of(PDDocument document, List<PDPage> pages) {
    FormCleaning.fields(document, MOST);
    List<FoundField> found = found(pages);
    return new Inspection(
        pages.size(),
        found.stream().map(FoundField::field).toList(),
        found.stream().map(one -> ValueRoom.of(one, pages)).toList());
  }

  /** As the fields of {@link #of}, in the same order, with all that is needed to replace each. */
  static List<FoundField> found(List<PDPage> pages) {
    List<FoundField> found = new ArrayList<>();
    FormFields form = new FormFields(pages, MOST);
    for (int number = 1; number <= pages.size(); number++) {
      try {
        found.addAll(SmartfieldFinder.tags(pages.get(number - 1), number));
      } catch (PermanentFailure e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // Parsers of damaged files throw all kinds of exceptions, and their words help nobody.
        throw new PermanentFailure(
            "pdf.broken",
            "The PDF is damaged: the content of page "
                + number
                + " cannot be read. Open it in a PDF program, save it under a new name and send"
                + " that");
      }
      found.addAll(form.onPage(number));
      if (found.size() > MOST) {
        throw FormFields.tooMany(MOST);
      }
    }
    return settled(found);
  }

  private static List<FoundField> settled(List<FoundField> found) {
    Map<String, Set<String>> options = new HashMap<>();
    Map<String, FoundField> firsts = new HashMap<>();
    for (FoundField one : found) {
      if (one.field().status() == FieldStatus.PLACED) {
        firsts.putIfAbsent(one.field().name(), one);
        Set<String> known =
            options.computeIfAbsent(one.field().name(), name -> new LinkedHashSet<>());
        known.addAll(one.field().options());
        if (one.meaning().option() != null) {
          known.add(one.meaning().option());
        }
      }
    }
    return found.stream()
        .map(
            one -> {
              FoundField first = firsts.get(one.field().name());
              if (one.field().status() != FieldStatus.PLACED || first == null) {
                return one;
              }
              Set<String> all = options.getOrDefault(one.field().name(), Set.of());
              return settled(one.with(one.field().offering(List.copyOf(all))), first);
            })
        .toList();
  }

  private static FoundField settled(FoundField one, FoundField first) {
    if (kind(one).equals(kind(first))) {
      return one;
    }
    Smartfield other = first.field();
    return one.with(
        one.field()
            .refused(
                FieldStatus.CONFLICTING_TYPE,
                "The name "
                    + other.name()
                    + " is that of "
                    + kind(first)
                    + " on page "
                    + other.page()
                    + ", but here of "
                    + kind(one)
                    + ". Rename one of them"));
  }

  /** What can share a value and a form field. */
  private static String kind(FoundField found) {
    PropertyType type = found.field().type();
    return switch (type) {
      case CHECKBOX -> "a check box";
      case SIGNATURE -> "a signature";
      case INITIALS -> "initials";
      case IMAGE -> "a picture";
      case CHOICE -> found.meaning().option() == null ? "a text" : "radio buttons";
      case TEXT, TEXTAREA, NUMBER, DATE -> "a text";
    };
  }
}
