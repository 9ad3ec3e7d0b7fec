package gateway.camel;

import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets only files with a plain, single-segment name in. A hostile server may list {@code ../x},
 * which Camel before 4.18.5 would fetch, move and delete outside the folder (CVE-2026-79983).
 */
public final class SafeFileNames implements GenericFileFilter<Object> {
  private static final Pattern SAFE = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|$#%{}]{1,200}");

  @Override
  public boolean accept(GenericFile<Object> file) {
    return !file.isDirectory()
        && isSafe(file.getFileNameOnly())
        && file.getFileNameOnly().equals(file.getFileName())
        && String.valueOf(file.getAbsoluteFilePath()).endsWith("/" + file.getFileNameOnly())
        && !("/" + file.getAbsoluteFilePath() + "/").contains("/../");
  }

  /** Tell whether a name is one segment that no file system reads as anything else. */
  static boolean isSafe(String name) {
    return SAFE.matcher(name).matches() && !name.startsWith(".") && name.equals(name.strip());
  }
}
