package gateway.signing.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one signer added to a file.
 *
 * @param field the signature field that was signed; null when it could not be told
 */
record Contribution(@Nullable String field, List<FilledField> filled) {
  Contribution {
    filled = List.copyOf(filled);
  }
}
