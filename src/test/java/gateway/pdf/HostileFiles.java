package gateway.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDFs made to hurt. */
public final class HostileFiles {
  private HostileFiles() {}

  /** One page whose content unpacks to this many blanks. */
  static byte[] bomb(int megabytes) throws IOException {
    byte[] packed = packedBlanks(megabytes);
    return file(
        "<</Type/Catalog/Pages 2 0 R>>".getBytes(StandardCharsets.US_ASCII),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".getBytes(StandardCharsets.US_ASCII),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
            .getBytes(StandardCharsets.US_ASCII),
        stream("/Filter/FlateDecode", packed));
  }

  /** A table of contents that unpacks to this much: it is read before anything can be checked. */
  static byte[] xrefBomb(int megabytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.5\n".getBytes(StandardCharsets.US_ASCII));
    int at = out.size();
    out.writeBytes("1 0 obj\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        stream(
            "/Type/XRef/Size 99999999/W[1 2 1]/Root 1 0 R/Filter/FlateDecode",
            packedBlanks(megabytes)));
    out.writeBytes(
        ("\nendobj\nstartxref\n" + at + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] packedBlanks(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(1))) {
      for (int i = 0; i < megabytes; i++) {
        out.write(blanks);
      }
    }
    return packed.toByteArray();
  }

  /** A list of pages that contains itself. */
  static byte[] circle() {
    return file(
        "<</Type/Catalog/Pages 2 0 R>>".getBytes(StandardCharsets.US_ASCII),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".getBytes(StandardCharsets.US_ASCII),
        "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>".getBytes(StandardCharsets.US_ASCII));
  }

  /** Pictures in pictures: each draws the next one ten times, fifteen levels deep. */
  static byte[] endless() {
    byte[][] objects = new byte[19][];
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>".getBytes(StandardCharsets.US_ASCII);
    objects[1] = "<</Type/Pages/Kids[3 0 R]/Count 1>>".getBytes(StandardCharsets.US_ASCII);
    objects[2] =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 19 0 R/Resources<</XObject<</X 4 0 R>>>>>>"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 3; i < 18; i++) {
      String next = i == 17 ? "" : "/Resources<</XObject<</X " + (i + 2) + " 0 R>>>>";
      objects[i] =
          stream(
              "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + next,
              "/X Do ".repeat(10).getBytes(StandardCharsets.US_ASCII));
    }
    objects[18] = stream("", "/X Do".getBytes(StandardCharsets.US_ASCII));
    return file(objects);
  }

  /** A catalog with something in it. */
  public static byte[] withCatalog(String entries) {
    return file(
        ("<</Type/Catalog/Pages 2 0 R" + entries + ">>").getBytes(StandardCharsets.US_ASCII),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".getBytes(StandardCharsets.US_ASCII),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>".getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] stream(String entries, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("<<" + entries + "/Length " + content.length + ">>\nstream\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    out.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] file(byte[]... objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder table =
        new StringBuilder("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n %n", out.size()));
      out.writeBytes((i + 1 + " 0 obj\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(objects[i]);
      out.writeBytes("\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    int at = out.size();
    table.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\n");
    out.writeBytes((table + "startxref\n" + at + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
