package gateway.signing.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Finds the signatures of a file. A byte range that merely stands somewhere, in a page's text or a
 * comment, is none: a signature is what a field of the form names, in the whole file or in a
 * revision that a byte range claims to cover. What it says is then read from its bytes.
 */
public final class SignatureScan {
  /** More than anybody signs one file; each costs a pass over it. */
  static final int MOST = 100;

  private static final String S = "[\\x00\\t\\n\\f\\r ]";
  private static final String NUMBER = "(\\d{1,10})";
  private static final String SPACED = NUMBER + S + "+";
  static final Pattern ARRAY =
      Pattern.compile("\\[" + S + "*" + SPACED + SPACED + SPACED + NUMBER + S + "*\\]");
  private static final Pattern CLAIM = Pattern.compile("/ByteRange" + S + "*" + ARRAY.pattern());

  private SignatureScan() {}

  /** Whether bytes speak of a signature at all, real or not. */
  public static boolean mentionedIn(byte[] file) {
    return CLAIM.matcher(new String(file, StandardCharsets.ISO_8859_1)).find();
  }

  /**
   * Return all, the first made first.
   *
   * @throws IOException when the file cannot be read as a PDF
   */
  public static List<RawSignature> of(byte[] file) throws IOException {
    List<RawSignature> found = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file)) {
      found.addAll(in(document, file));
    }
    for (int end : claims(file)) {
      if (found.stream().noneMatch(one -> one.end() == end)) {
        found.addAll(dropped(Arrays.copyOf(file, end)));
      }
      if (found.size() > MOST) {
        throw new LimitReached("it has more signatures than this checker looks at");
      }
    }
    found.sort(Comparator.comparingInt(RawSignature::end));
    return found;
  }

  /** Signatures of a revision's end which the whole file no longer names: they count as well. */
  private static List<RawSignature> dropped(byte[] revision) {
    try (PDDocument document = Loader.loadPDF(revision)) {
      return in(document, revision).stream().filter(one -> one.end() == revision.length).toList();
    } catch (IOException | RuntimeException e) {
      // Nothing that could be read was ever signed there: the bytes only look like a byte range.
      return List.of();
    }
  }

  /** The signatures that readers of this revision see, each once. */
  static List<RawSignature> in(PDDocument document, byte[] revision) {
    List<RawSignature> found = new ArrayList<>();
    List<COSBase> seen = new ArrayList<>();
    for (PDSignatureField field : document.getSignatureFields()) {
      COSBase value = field.getCOSObject().getDictionaryObject(COSName.V);
      PDSignature signature = value == null ? null : field.getSignature();
      if (value == null || seen.stream().anyMatch(one -> one == value)) {
        continue;
      }
      seen.add(value);
      found.add(
          signature == null
              ? RawSignature.broken("its field holds something else than a signature")
              : located(document, revision, field, signature));
    }
    return found;
  }

  private static RawSignature located(
      PDDocument document, byte[] revision, PDSignatureField field, PDSignature signature) {
    COSBase value = field.getCOSObject().getItem(COSName.V);
    COSObjectKey key = value == null ? null : value.getKey();
    Long offset = key == null ? null : document.getDocument().getXrefTable().get(key);
    if (key == null || offset == null) {
      return RawSignature.broken("it is no object of its own");
    }
    return SignatureObject.at(revision, offset, key.getNumber(), key.getGeneration())
        .map(object -> SignatureFrame.read(revision, object, signature))
        .orElseGet(() -> RawSignature.broken("its object cannot be read exactly"));
  }

  /** Where revisions end that byte ranges with a signature in their gap claim to cover. */
  private static Iterable<Integer> claims(byte[] file) throws LimitReached {
    TreeSet<Integer> ends = new TreeSet<>();
    Matcher matcher = CLAIM.matcher(new String(file, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      long first = Long.parseLong(matcher.group(2));
      long second = Long.parseLong(matcher.group(3));
      long end = second + Long.parseLong(matcher.group(4));
      if (Long.parseLong(matcher.group(1)) == 0
          && second > first + 3
          && end <= file.length
          && file[(int) first] == '<'
          && file[(int) first + 1] == '3'
          && file[(int) first + 2] == '0'
          && file[(int) second - 1] == '>') {
        ends.add((int) end);
      }
      if (ends.size() > MOST) {
        throw new LimitReached("it has more signatures than this checker looks at");
      }
    }
    return ends;
  }
}
