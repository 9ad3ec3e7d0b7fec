package gateway.store;

import gateway.base.PermanentFailure;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the migrations on the class path, in a folder or in a jar, without Flyway's own scan. */
final class MigrationFiles {
  static final String FOLDER = "db/migration";
  // Always there, so it leads to the folder that holds all of them.
  private static final String FIRST = FOLDER + "/V1__core.sql";
  private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private MigrationFiles() {}

  /** Return the version numbers, ascending. */
  static SortedSet<Integer> versions(ClassLoader loader) {
    URL first = loader.getResource(FIRST);
    if (first == null) {
      throw new PermanentFailure(
          "store.migrations-missing", "The program is incomplete: it lacks " + FIRST);
    }
    try (Stream<String> names = names(first)) {
      SortedSet<Integer> versions = new TreeSet<>();
      names
          .map(NAME::matcher)
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .forEach(versions::add);
      return versions;
    } catch (IOException | URISyntaxException e) {
      throw new PermanentFailure(
          "store.migrations-missing", "The program's migrations cannot be listed at " + first, e);
    }
  }

  private static Stream<String> names(URL first) throws IOException, URISyntaxException {
    if (first.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .filter(entry -> entry.getName().startsWith(FOLDER + "/"))
          .map(entry -> entry.getName().substring(FOLDER.length() + 1));
    }
    String[] names = new File(first.toURI()).getParentFile().list();
    return names == null ? Stream.empty() : List.of(names).stream();
  }
}
