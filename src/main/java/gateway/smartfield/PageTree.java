package gateway.smartfield;

import gateway.base.PermanentFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Reads the page tree without trusting its counts, and corrects them. */
public final class PageTree {
  private static final int DEEPEST = 100;

  private final int limit;
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int found;

  private PageTree(int limit) {
    this.limit = limit;
  }

  /**
   * Return the document's pages.
   *
   * @throws PermanentFailure {@code pdf.broken} for a tree with loops or without pages, {@code
   *     pdf.too-many-pages}
   */
  public static List<PDPage> pages(PDDocument document, int limit) {
    COSDictionary root =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
    PageTree tree = new PageTree(limit);
    if (root == null || tree.count(root, 0) == 0) {
      throw broken("has no pages");
    }
    // PDFBox's own pages share one cache of fonts; reading each font anew on each page is slow.
    List<PDPage> pages = new ArrayList<>();
    document.getPages().forEach(pages::add);
    if (pages.size() != tree.found) {
      throw broken("has a damaged list of pages");
    }
    return pages;
  }

  private int count(COSDictionary node, int depth) {
    if (depth > DEEPEST || !seen.add(node)) {
      throw broken("has a list of pages that runs in circles");
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    if (kids == null) {
      if (found == limit) {
        throw new PermanentFailure(
            "pdf.too-many-pages",
            "The PDF has more than " + limit + " pages. Split it, or leave out annexes");
      }
      found++;
      return 1;
    }
    int total = 0;
    COSArray good = new COSArray();
    for (int i = 0; i < kids.size(); i++) {
      COSBase kid = kids.getObject(i);
      if (kid instanceof COSDictionary child) {
        child.setItem(COSName.PARENT, node);
        total += count(child, depth + 1);
        good.add(kids.get(i));
      }
    }
    if (good.size() != kids.size()) {
      node.setItem(COSName.KIDS, good);
    }
    node.setInt(COSName.COUNT, total);
    return total;
  }

  private static PermanentFailure broken(String what) {
    return new PermanentFailure(
        "pdf.broken",
        "The PDF " + what + ". Open it in a PDF program, save it under a new name and send that");
  }
}
