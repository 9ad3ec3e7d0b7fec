package gateway.evidence;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The ASiCManifest: the SHA-256 of every file, itself covered by the detached signature. */
final class AsicManifest {
  static final String NAME = "META-INF/ASiCManifest001.xml";
  static final String SIGNATURE = "META-INF/signature001.p7s";
  private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private static final Map<String, String> MIME_TYPES =
      Map.of(
          "pdf", "application/pdf",
          "json", "application/json",
          "pem", "application/x-pem-file",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "txt", "text/plain");

  private AsicManifest() {}

  /** Write it; names must be plain ASCII, so that they are their own URI. */
  static byte[] write(Map<String, byte[]> files) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n")
        .append("<asic:ASiCManifest xmlns:asic=\"" + ASIC + "\" xmlns:ds=\"" + DSIG + "\">\n")
        .append("  <asic:SigReference MimeType=\"application/pkcs7-signature\" URI=\"")
        .append(SIGNATURE)
        .append("\"/>\n");
    files.forEach(
        (name, content) ->
            xml.append("  <asic:DataObjectReference MimeType=\"")
                .append(mimeType(name))
                .append("\" URI=\"")
                .append(name)
                .append("\">\n    <ds:DigestMethod Algorithm=\"" + SHA256 + "\"/>\n")
                .append("    <ds:DigestValue>")
                .append(Base64.getEncoder().encodeToString(Sha256.of(content)))
                .append("</ds:DigestValue>\n  </asic:DataObjectReference>\n"));
    return xml.append("</asic:ASiCManifest>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Read the digests by name.
   *
   * @throws PermanentFailure {@code dossier.manifest} when it is not such a manifest
   */
  static Map<String, byte[]> read(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Document document = builder.parse(new ByteArrayInputStream(xml));
      NodeList references = document.getElementsByTagNameNS(ASIC, "DataObjectReference");
      Map<String, byte[]> digests = new LinkedHashMap<>();
      for (int i = 0; i < references.getLength(); i++) {
        Element reference = (Element) references.item(i);
        Element method = (Element) reference.getElementsByTagNameNS(DSIG, "DigestMethod").item(0);
        Element value = (Element) reference.getElementsByTagNameNS(DSIG, "DigestValue").item(0);
        if (method == null || value == null || !SHA256.equals(method.getAttribute("Algorithm"))) {
          throw new PermanentFailure("dossier.manifest", "The manifest lacks a SHA-256 digest");
        }
        byte[] earlier =
            digests.put(
                reference.getAttribute("URI"),
                Base64.getDecoder().decode(value.getTextContent().strip()));
        if (earlier != null) {
          throw new PermanentFailure("dossier.manifest", "The manifest names a file twice");
        }
      }
      return digests;
    } catch (ParserConfigurationException
        | SAXException
        | IOException
        | IllegalArgumentException e) {
      throw new PermanentFailure("dossier.manifest", "The manifest cannot be read", e);
    }
  }

  private static String mimeType(String name) {
    return MIME_TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT),
        "application/octet-stream");
  }
}
