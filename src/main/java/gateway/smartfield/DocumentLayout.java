package gateway.smartfield;

import gateway.base.PermanentFailure;
import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk.Preparation;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a preparation: erases the tags, draws what is known, lays out a field for everything
 * still to come and one for every signature.
 */
public final class DocumentLayout {
  /** A value to draw when all tags are erased. */
  private record Drawing(PDPage page, FoundTag tag, String value) {}

  private final PDDocument document;
  private final Preparation plan;
  private final List<PDPage> pages;
  private final Map<String, Deque<Smartfield>> decided = new HashMap<>();
  private final Map<COSDictionary, Set<GlyphRef>> erased = new IdentityHashMap<>();
  private final List<Drawing> drawings = new ArrayList<>();
  private final Map<String, WantedField> wanted = new LinkedHashMap<>();
  private final Map<String, FieldPlace> signatures = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> filled = new HashMap<>();
  private final FormTakeover form = new FormTakeover();

  private DocumentLayout(PDDocument document, List<PDPage> pages, Preparation plan) {
    this.document = document;
    this.pages = pages;
    this.plan = plan;
    for (Smartfield field : plan.fields()) {
      decided.computeIfAbsent(key(field), key -> new ArrayDeque<>()).add(field);
    }
  }

  /** Change the document as planned; the caller saves it. */
  public static void apply(PDDocument document, List<PDPage> pages, Preparation plan)
      throws IOException {
    FormLayout.tidy(document);
    FormActions.remove(document);
    new DocumentLayout(document, pages, plan).run();
    FieldOwnership.write(document, plan);
  }

  private void run() throws IOException {
    for (FoundField found : DocumentFields.found(pages)) {
      Deque<Smartfield> waiting = decided.get(key(found.field()));
      Smartfield decision = waiting == null ? null : waiting.poll();
      // What nobody decided on, or what is no good tag, stays as the author wrote it.
      if (decision != null) {
        decide(found.with(decision), decision);
      }
    }
    for (Deque<Smartfield> rest : decided.values()) {
      for (Smartfield field : rest) {
        if (field.status() == FieldStatus.PLACED) {
          throw new PermanentFailure(
              "pdf.field-missing",
              "The plan places the field "
                  + field.name()
                  + " on page "
                  + field.page()
                  + ", but the document has no such tag there. Inspect the document again");
        }
      }
    }
    rewriteContent();
    draw();
    form.carryOut(document, pages);
    layOutFields();
    if (!filled.isEmpty()) {
      FieldFiller.fill(document, filled);
    }
  }

  private static String key(Smartfield field) {
    return field.page() + " " + field.dialect() + " " + field.name();
  }

  private void decide(FoundField found, Smartfield decision) {
    if (found instanceof FoundTag tag) {
      if (decision.status() == FieldStatus.PLACED) {
        place(tag, decision);
      } else if (decision.status() == FieldStatus.DUPLICATE_SIGNATURE) {
        erase(tag);
      }
    } else if (found instanceof FoundWidget widget) {
      if (decision.status() == FieldStatus.PLACED) {
        place(widget, decision);
      } else if (decision.type() == PropertyType.SIGNATURE) {
        form.drop(widget); // an empty signature field that nobody is to sign
      }
    }
  }

  private void erase(FoundTag tag) {
    for (GlyphRef glyph : tag.glyphs()) {
      erased.computeIfAbsent(glyph.stream(), key -> new HashSet<>()).add(glyph);
    }
  }

  private void place(FoundTag tag, Smartfield decision) {
    erase(tag);
    PDPage page = pages.get(decision.page() - 1);
    String value = known(decision.name(), decision.page());
    if (decision.type() == PropertyType.SIGNATURE) {
      sign(decision, TagPlaces.signature(page, tag.place(), tag.meaning()));
    } else if (value != null) {
      drawings.add(new Drawing(page, tag, value));
    } else if (decision.recipient() != null) {
      WantedField field = wanted(decision, tag);
      field.at(TagPlaces.value(page, tag.place(), tag.meaning(), field.kind()));
    }
  }

  private void place(FoundWidget widget, Smartfield decision) {
    String value = known(decision.name(), decision.page());
    if (decision.type() == PropertyType.SIGNATURE) {
      if (sign(decision, widget.place())) {
        form.adopt(widget);
      } else {
        form.drop(widget);
      }
    } else if (value != null || decision.recipient() != null) {
      if (value != null && widget.fixedAt(value)) {
        return; // the author's own text stays as it was printed
      }
      wanted(decision, widget).at(widget.place(), widget.style());
      form.adopt(widget);
      if (value != null) {
        filled.put(FieldNames.value(decision.name()), value);
      }
    }
  }

  /** Whether this is where its owner signs: nobody signs in two places. */
  private boolean sign(Smartfield decision, FieldPlace place) {
    String recipient = decision.recipient();
    if (recipient == null || !plan.signers().contains(recipient)) {
      return false;
    }
    labels.putIfAbsent(FieldNames.signature(recipient), label(decision));
    return signatures.putIfAbsent(recipient, place) == null;
  }

  private WantedField wanted(Smartfield decision, FoundField found) {
    FieldKind kind = FieldKind.of(decision.type(), found.meaning().option() != null);
    return wanted.computeIfAbsent(decision.name(), key -> new WantedField(decision, kind));
  }

  private @Nullable String known(String name, int page) {
    return switch (name) {
      case "sc_page" -> String.valueOf(page);
      case "sc_nbpages" -> String.valueOf(pages.size());
      default -> plan.drawn().get(name);
    };
  }

  private void rewriteContent() throws IOException {
    Set<COSDictionary> drawnOn = Collections.newSetFromMap(new IdentityHashMap<>());
    drawings.forEach(drawing -> drawnOn.add(drawing.page().getCOSObject()));
    for (PDPage page : pages) {
      Collection<GlyphRef> gone = erased.getOrDefault(page.getCOSObject(), Set.of());
      if (!gone.isEmpty() || drawnOn.contains(page.getCOSObject())) {
        PageContent.rewrite(document, page, gone);
      }
    }
    for (Map.Entry<COSDictionary, Set<GlyphRef>> entry : erased.entrySet()) {
      if (entry.getKey() instanceof COSStream form) {
        PageContent.rewrite(form, entry.getValue());
      }
    }
  }

  private void draw() throws IOException {
    if (drawings.isEmpty()) {
      return;
    }
    ValuePainter painter = new ValuePainter(document);
    for (Drawing drawing : drawings) {
      painter.paint(drawing.tag(), drawing.page(), drawing.value());
    }
  }

  private void layOutFields() throws IOException {
    if (wanted.isEmpty() && plan.signers().isEmpty()) {
      return;
    }
    FormLayout layout = new FormLayout(document);
    for (WantedField field : wanted.values()) {
      layout.add(FieldNames.value(field.field().name()), label(field.field()), field);
    }
    for (String signer : plan.signers()) {
      String name = FieldNames.signature(signer);
      FieldPlace place =
          signatures.getOrDefault(signer, new FieldPlace(pages.get(0), Rect.NOWHERE, 0, 0));
      layout.signature(name, labels.getOrDefault(name, signer), place);
    }
  }

  private String label(Smartfield field) {
    String own = field.label() == null ? field.name() : field.label();
    return plan.labels().getOrDefault(field.name(), own);
  }
}
