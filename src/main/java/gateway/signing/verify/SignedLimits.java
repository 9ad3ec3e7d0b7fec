package gateway.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * What the signatures of a revision forbid whoever comes after them (ISO 32000-1, 12.8.2): any
 * change at all (DocMDP, P 1), or a change of certain fields (FieldMDP).
 */
final class SignedLimits {
  private static final COSName METHOD = COSName.getPDFName("TransformMethod");
  private static final COSName PARAMETERS = COSName.getPDFName("TransformParams");
  private static final int NOTHING_MORE = 1;
  private static final int FILL_AND_SIGN = 2;

  private final List<Lock> locks = new ArrayList<>();
  private boolean closed;

  private record Lock(String action, Set<String> names) {
    boolean covers(String field) {
      boolean named = names.stream().anyMatch(n -> field.equals(n) || field.startsWith(n + "."));
      return switch (action) {
        case "Include" -> named;
        case "Exclude" -> !named;
        // An action nobody knows locks as much as it could: "All".
        default -> true;
      };
    }
  }

  /** Add what one signature's dictionary says. */
  void add(COSDictionary signature) {
    COSArray references = signature.getCOSArray(COSName.getPDFName("Reference"));
    for (int i = 0; references != null && i < references.size(); i++) {
      if (references.getObject(i) instanceof COSDictionary reference) {
        COSDictionary parameters = reference.getCOSDictionary(PARAMETERS);
        read(
            reference.getNameAsString(METHOD, ""),
            parameters == null ? new COSDictionary() : parameters);
      }
    }
  }

  private void read(String method, COSDictionary parameters) {
    if (method.equals("DocMDP")) {
      closed |= parameters.getInt(COSName.P, FILL_AND_SIGN) == NOTHING_MORE;
    } else if (method.equals("FieldMDP")) {
      Set<String> names = new TreeSet<>();
      COSArray fields = parameters.getCOSArray(COSName.FIELDS);
      for (int i = 0; fields != null && i < fields.size(); i++) {
        if (fields.getObject(i) instanceof COSString name) {
          names.add(name.getString());
        }
      }
      locks.add(new Lock(parameters.getNameAsString(COSName.getPDFName("Action"), "All"), names));
    }
  }

  boolean anyChange() {
    return closed;
  }

  boolean lock(String field) {
    return locks.stream().anyMatch(lock -> lock.covers(field));
  }
}
