package gateway.camel;

import java.util.Comparator;
import org.apache.camel.component.file.GenericFile;

/**
 * The order in which files are taken: by name, but empty ones last. They stay where they are, and
 * with as many of them as one poll takes no other file would ever have its turn.
 */
final class FullFilesFirst implements Comparator<GenericFile<?>> {
  private static final Comparator<GenericFile<?>> ORDER =
      Comparator.<GenericFile<?>, Boolean>comparing(file -> file.getFileLength() == 0)
          .thenComparing(GenericFile::getFileName);

  @Override
  public int compare(GenericFile<?> one, GenericFile<?> other) {
    return ORDER.compare(one, other);
  }
}
