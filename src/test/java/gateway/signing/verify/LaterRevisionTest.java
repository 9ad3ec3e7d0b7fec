package gateway.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.signing.PadesSigner;
import gateway.signing.PreparedPdf;
import gateway.signing.SamplePdf;
import gateway.signing.Signatory;
import gateway.signing.SignatureRequest;
import gateway.signing.SigningBench;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody repaints what was signed, however the new paint is hidden. */
class LaterRevisionTest {
  @TempDir static Path folder;
  static SigningBench bench;
  static byte[] signed;

  @BeforeAll
  static void sign() {
    bench = new SigningBench(folder);
    signed = bench.sign(SamplePdf.prepared("signer1", "seal"), "signer1", "Léa Martin");
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static VerifyReport verify(byte[] pdf) {
    return new PdfVerifier(Clock.systemUTC()).verify(pdf, List.of(), false);
  }

  static void assertNamed(byte[] pdf, String message) {
    VerifyReport report = verify(bench.seal(pdf));
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::message).contains(message);
  }

  /** A stream that paints a box over the page. */
  static COSStream paint(PDDocument document) throws IOException {
    PDAppearanceStream stream = new PDAppearanceStream(document);
    stream.setBBox(new PDRectangle(500, 750));
    stream.setResources(new PDResources());
    try (OutputStream out = stream.getCOSObject().createOutputStream()) {
      out.write("0 0 500 750 re f".getBytes(StandardCharsets.US_ASCII));
    }
    return stream.getCOSObject();
  }

  static COSDictionary widget(PDDocument document) throws IOException {
    COSDictionary widget = new COSDictionary();
    widget.setItem(COSName.TYPE, COSName.ANNOT);
    widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
    widget.setItem(COSName.FT, COSName.BTN);
    widget.setInt(COSName.FF, 65_536);
    widget.setInt(COSName.F, 4);
    widget.setString(COSName.T, "x");
    widget.setItem(COSName.RECT, new PDRectangle(40, 40, 500, 750).getCOSArray());
    COSDictionary appearance = new COSDictionary();
    appearance.setItem(COSName.N, paint(document));
    widget.setItem(COSName.AP, appearance);
    return widget;
  }

  @Test
  void a_widget_outside_of_the_form_is_an_annotation_like_any_other() {
    assertNamed(
        SamplePdf.changed(
            signed,
            document -> {
              COSDictionary page = document.getPage(0).getCOSObject();
              page.getCOSArray(COSName.ANNOTS).add(widget(document));
              page.setNeedToBeUpdated(true);
            }),
        "a later revision changed the annotations of page 1");
  }

  @Test
  void a_widget_that_only_claims_to_belong_to_a_field_is_none_of_it() {
    assertNamed(
        SamplePdf.changed(
            signed,
            document -> {
              COSDictionary added = widget(document);
              added.removeItem(COSName.T);
              added.setItem(COSName.PARENT, field(document, "sig.seal").getCOSObject());
              COSDictionary page = document.getPage(0).getCOSObject();
              page.getCOSArray(COSName.ANNOTS).add(added);
              page.setNeedToBeUpdated(true);
            }),
        "a later revision changed the annotations of page 1");
  }

  @Test
  void a_second_field_of_the_same_name_does_not_hide_behind_the_first() {
    assertNamed(
        SamplePdf.changed(
            signed,
            document -> {
              PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
              COSDictionary added = widget(document);
              added.setString(COSName.T, "val.place");
              form.getCOSObject().getCOSArray(COSName.FIELDS).add(0, added);
              form.getCOSObject().setNeedToBeUpdated(true);
              COSDictionary page = document.getPage(0).getCOSObject();
              page.getCOSArray(COSName.ANNOTS).add(added);
              page.setNeedToBeUpdated(true);
            }),
        "a later revision added the field val.place (2)");
  }

  @Test
  void a_fields_widget_taken_off_its_page_is_noticed() {
    assertNamed(
        SamplePdf.changed(
            signed,
            document -> {
              COSBase own = field(document, "sig.signer1").getCOSObject();
              COSDictionary page = document.getPage(0).getCOSObject();
              page.getCOSArray(COSName.ANNOTS).removeObject(own);
              page.setNeedToBeUpdated(true);
            }),
        "a later revision altered the field sig.signer1");
  }

  @Test
  void a_resource_is_compared_whatever_its_name_and_type_say() {
    for (String name : List.of("P", "Parent", "Pg", "Prev", "Annots", "Length", "X")) {
      for (COSName type : new COSName[] {COSName.XOBJECT, COSName.PAGE, COSName.SIG}) {
        byte[] pdf =
            SamplePdf.changed(
                SamplePdf.prepared("signer1", "seal"),
                document -> {
                  PDResources resources = document.getPage(0).getResources();
                  COSStream drawing = paint(document);
                  drawing.setItem(COSName.TYPE, type);
                  COSDictionary all = new COSDictionary();
                  all.setItem(COSName.getPDFName(name), drawing);
                  resources.getCOSObject().setItem(COSName.XOBJECT, all);
                  resources.getCOSObject().setNeedToBeUpdated(true);
                  document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
                });
        byte[] first = bench.sign(pdf, "signer1", "Léa");
        assertNamed(
            SamplePdf.changed(
                first,
                document -> {
                  COSStream drawing =
                      (COSStream)
                          document
                              .getPage(0)
                              .getResources()
                              .getCOSObject()
                              .getCOSDictionary(COSName.XOBJECT)
                              .getDictionaryObject(name);
                  try (OutputStream out = drawing.createOutputStream()) {
                    out.write("0 0 9 9 re f".getBytes(StandardCharsets.US_ASCII));
                  }
                  drawing.setNeedToBeUpdated(true);
                }),
            "a later revision changed page 1");
      }
    }
  }

  @Test
  void what_a_group_of_fields_hands_down_may_not_change() {
    assertNamed(
        SamplePdf.changed(
            signed,
            document -> {
              COSDictionary group =
                  document.getDocumentCatalog().getAcroForm(null).getField("val").getCOSObject();
              group.setString(COSName.V, "1 000 000 EUR");
              group.setNeedToBeUpdated(true);
            }),
        "a later revision changed the group of fields val");
  }

  @Test
  @Timeout(30)
  void a_maze_of_dictionaries_neither_hangs_nor_hides_a_change() {
    COSDictionary[] deepest = {new COSDictionary()};
    byte[] maze =
        holding(
            () -> {
              COSDictionary inner = deepest[0];
              for (int i = 0; i < 45; i++) {
                COSDictionary outer = new COSDictionary();
                COSArray both = new COSArray(List.of(inner, inner));
                outer.setItem(COSName.A, both);
                outer.setItem(COSName.B, inner);
                inner = outer;
              }
              return inner;
            });
    byte[] first = bench.sign(maze, "signer1", "Léa");
    assertThat(verify(bench.seal(first)).verdict()).isEqualTo(Verdict.VALID);
    assertNamed(
        SamplePdf.changed(
            first,
            document -> {
              COSDictionary inner =
                  document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.D);
              while (inner.getCOSDictionary(COSName.B) != null) {
                inner = inner.getCOSDictionary(COSName.B);
              }
              inner.setInt(COSName.C, 1);
              inner.setNeedToBeUpdated(true);
            }),
        "a later revision changed the document's catalog");
  }

  @Test
  @Timeout(30)
  void long_chains_and_circles_are_read_to_their_end() {
    byte[] chain =
        holding(
            () -> {
              COSDictionary first = new COSDictionary();
              COSDictionary last = first;
              for (int i = 0; i < 600; i++) {
                COSDictionary next = new COSDictionary();
                next.setItem(COSName.PREV, last);
                last.setItem(COSName.NEXT, next);
                last = next;
              }
              last.setItem(COSName.NEXT, first);
              return first;
            });
    VerifyReport report = verify(bench.seal(bench.sign(chain, "signer1", "Léa")));
    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
  }

  @Test
  void what_costs_too_much_to_compare_leaves_the_answer_open() {
    CosDigest.Budget budget = new CosDigest.Budget(10);
    CosDigest digest = new CosDigest(budget);
    COSArray large = new COSArray();
    for (int i = 0; i < 20; i++) {
      large.add(COSName.A);
    }
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> digest.of(large)))
        .isInstanceOf(LimitReached.class);
  }

  private interface Made {
    COSDictionary make();
  }

  /** A prepared contract whose catalog leads to an object, each part an object of its own. */
  private static byte[] holding(Made made) {
    return SamplePdf.changed(
        SamplePdf.prepared("signer1", "seal"),
        document -> {
          COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
          catalog.setItem(COSName.D, made.make());
          catalog.setNeedToBeUpdated(true);
        });
  }

  private static PDSignatureField field(PDDocument document, String name) {
    return (PDSignatureField) document.getDocumentCatalog().getAcroForm(null).getField(name);
  }

  /** Sign with the certifying signature's words changed, as another program may write them. */
  static byte[] certified(byte[] pdf, String mine, String theirs) {
    PreparedPdf prepared =
        PadesSigner.prepare(
            pdf, new SignatureRequest("sig.signer1", "Léa", bench.clock.instant(), List.of("Léa")));
    String text = new String(prepared.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(text).contains(mine);
    assertThat(theirs).hasSameSizeAs(mine);
    byte[] changed = text.replace(mine, theirs).getBytes(StandardCharsets.ISO_8859_1);
    return new PadesSigner(null)
        .sign(
            new PreparedPdf(changed, prepared.holeStart(), prepared.holeEnd()),
            bench.authority.mint(new Signatory("Léa", "rec_1", null)));
  }

  @Test
  void nothing_may_come_after_a_signature_that_forbids_any_change() {
    byte[] first = certified(SamplePdf.prepared("signer1", "seal"), "/P 2", "/P 1");
    assertThat(verify(first).verdict()).isEqualTo(Verdict.VALID);

    assertNamed(first, "it, or one before it, forbids any later change, and there is one");
  }

  @Test
  void an_archive_timestamp_may_come_after_it_but_fills_nothing() throws Exception {
    byte[] first = certified(SamplePdf.prepared("signer1", "seal"), "/P 2", "/P 1");
    RevisionSnapshot closed = snapshot(first);

    Findings alone = new Findings();
    new RevisionChanges(alone, 1).compare(closed, closed, true);
    assertThat(alone.verdict()).isEqualTo(Verdict.VALID);

    Findings filling = new Findings();
    new RevisionChanges(filling, 1)
        .compare(closed, snapshot(SamplePdf.filled(first, "Lyon")), true);
    assertThat(filling.all())
        .extracting(Finding::message)
        .contains("a later revision filled the field val.place, which is locked");
  }

  private static RevisionSnapshot snapshot(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return RevisionSnapshot.of(document, new CosDigest.Budget(1_000_000));
    }
  }

  @Test
  void a_field_that_a_signature_locks_is_not_filled_later() {
    byte[] first =
        certified(
            SamplePdf.prepared("signer1", "seal"),
            "/Type /SigRef\n/TransformMethod /DocMDP",
            "/Typ /SgRef\n/TransformMethod /FieldMDP");
    assertThat(verify(bench.seal(first)).verdict()).isEqualTo(Verdict.VALID);

    assertNamed(
        SamplePdf.filled(first, "Lyon"),
        "a later revision filled the field val.place, which is locked");
  }
}
