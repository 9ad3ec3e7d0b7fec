package gateway.pdf;

import java.io.IOException;
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
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every object that can be reached from the catalog and refuses what must not be signed.
 * What cannot be reached does no harm: the rewrite leaves it out. Walks without recursion, since
 * hostile files nest deeply and in circles.
 */
final class DocumentCheck {
  private static final Map<COSName, String> ANNOTATIONS =
      Map.of(
          COSName.getPDFName("RichMedia"), "rich media",
          COSName.getPDFName("3D"), "a 3D model",
          COSName.getPDFName("Movie"), "a film",
          COSName.getPDFName("Sound"), "a sound",
          COSName.getPDFName("Screen"), "rich media",
          COSName.getPDFName("FileAttachment"), "an attached file");
  private static final COSName LAUNCH = COSName.getPDFName("Launch");
  private static final COSName RENDITION = COSName.getPDFName("Rendition");
  private static final Set<COSName> PROGRAMS =
      Set.of(
          COSName.F,
          COSName.getPDFName("Win"),
          COSName.getPDFName("Mac"),
          COSName.getPDFName("Unix"));
  private static final COSName JAVASCRIPT = COSName.JAVA_SCRIPT;
  private static final COSName EMBEDDED_FILE = COSName.getPDFName("EmbeddedFile");

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> waiting = new ArrayDeque<>();
  private final DecodedSize decoded = new DecodedSize(WorkerLimits.MAX_DECODED);
  private @Nullable String active;
  private boolean signed;
  private boolean xfa;

  private DocumentCheck() {}

  static void check(PDDocument document) throws IOException {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    DocumentCheck check = new DocumentCheck();
    check.walk(catalog);
    if (check.xfa) {
      throw PdfFailures.xfa();
    }
    if (check.signed) {
      throw PdfFailures.signed();
    }
    if (check.active != null) {
      throw PdfFailures.active(check.active);
    }
  }

  private void walk(COSDictionary catalog) throws IOException {
    seen.add(catalog);
    for (Map.Entry<COSName, COSBase> entry : catalog.entrySet()) {
      // Usage rights are a signature too, but of the form's maker; the rewrite leaves them out.
      if (!entry.getKey().equals(COSName.PERMS)) {
        await(entry.getValue());
      }
    }
    while (!waiting.isEmpty()) {
      COSBase object = waiting.pop();
      if (object instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          await(array.get(i));
        }
      } else if (object instanceof COSDictionary dictionary) {
        judge(dictionary);
        dictionary.getValues().forEach(this::await);
      }
    }
  }

  private void await(@Nullable COSBase value) {
    COSBase object = value instanceof COSObject reference ? reference.getObject() : value;
    if ((object instanceof COSArray || object instanceof COSDictionary) && seen.add(object)) {
      waiting.push(object);
    }
  }

  private void judge(COSDictionary dictionary) throws IOException {
    if (dictionary instanceof COSStream stream) {
      decoded.add(stream);
    }
    COSName type = dictionary.getCOSName(COSName.TYPE);
    COSName action = dictionary.getCOSName(COSName.S);
    if (dictionary.containsKey(COSName.JS)
        && (JAVASCRIPT.equals(action) || RENDITION.equals(action))) {
      active = "JavaScript";
    } else if (LAUNCH.equals(action) && PROGRAMS.stream().anyMatch(dictionary::containsKey)) {
      active = "a command that starts a program";
    } else if (EMBEDDED_FILE.equals(type) || dictionary.getCOSDictionary(COSName.EF) != null) {
      active = "an embedded file";
    }
    COSName subtype = dictionary.getCOSName(COSName.SUBTYPE);
    if (dictionary.containsKey(COSName.RECT) && subtype != null) {
      String medium = ANNOTATIONS.get(subtype);
      active = medium == null ? active : medium;
    }
    if (dictionary.containsKey(COSName.BYTERANGE)
        || (COSName.SIG.equals(dictionary.getCOSName(COSName.FT))
            && dictionary.getCOSDictionary(COSName.V) != null)) {
      signed = true;
    }
    xfa |= dictionary.containsKey(COSName.XFA) && dictionary.containsKey(COSName.FIELDS);
  }
}
