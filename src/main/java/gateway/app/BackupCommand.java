package gateway.app;

import gateway.base.PermanentFailure;
import gateway.store.DatabaseSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./paraph backup}: a copy of the data folder, taken beside the running server. The database
 * first and the files after it: a file is never changed once a row speaks of it.
 */
@Command(
    name = "backup",
    description = {
      "Copy database, files, secrets and settings to a folder, beside the running server.",
      "To restore, put that folder in the place of the data folder, with its master key."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private static final String SETTINGS = "paraph.properties";

  @Mixin private final SettingsOptions options = new SettingsOptions();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where to; a later run copies what is new.")
  private Path folder = Path.of("");

  @Option(
      names = "--with-master-key",
      description = "Copy keys/master.key too. Whoever has both can read everything.")
  private boolean withMasterKey;

  @Override
  public Integer call() throws IOException {
    Settings settings = options.read(Map.of());
    Path from = settings.data();
    Path database = from.resolve("paraph.db");
    Path to = Folders.caller().resolve(folder).normalize();
    if (settings.database() != null || !Files.exists(database)) {
      throw new PermanentFailure(
          "backup.nothing",
          "There is no embedded database in use in "
              + from
              + ". With PostgreSQL, copy the database with pg_dump first, then this folder");
    }
    if (to.startsWith(from) || from.startsWith(to)) {
      throw new PermanentFailure(
          "backup.folder", "The backup must lie outside the data folder " + from);
    }
    FolderCopy.folder(to);
    List<String> blobs = DatabaseSnapshot.take(database, to.resolve("paraph.db"));
    int copied = blobs(from.resolve("blobs"), to.resolve("blobs"), blobs);
    Path key = masterKey(settings);
    smallFiles(settings.secrets(), to.resolve("secrets"), key);
    if (Files.exists(from.resolve(SETTINGS))) {
      FolderCopy.always(from.resolve(SETTINGS), to.resolve(SETTINGS));
    }
    if (withMasterKey) {
      FolderCopy.always(key, to.resolve("keys").resolve("master.key"));
    }
    report(to, blobs.size(), copied);
    return 0;
  }

  private static Path masterKey(Settings settings) {
    Path provided = settings.masterKeyFile();
    return provided == null ? settings.data().resolve("keys").resolve("master.key") : provided;
  }

  private static int blobs(Path from, Path to, List<String> names) {
    int copied = 0;
    for (String name : names) {
      try {
        copied += FolderCopy.unlessThere(from.resolve(name), to.resolve(name)) ? 1 : 0;
      } catch (NoSuchFileException e) {
        throw new PermanentFailure(
            "backup.blob",
            "The database speaks of the file blobs/"
                + name
                + ", which is not there. The backup"
                + " is not whole",
            e);
      }
    }
    return copied;
  }

  private static void smallFiles(Path from, Path to, Path leftOut) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // The key that opens everything may lie among the secrets.
        if (!Files.exists(leftOut) || !Files.isSameFile(file, leftOut)) {
          FolderCopy.always(file, to.resolve(file.getFileName().toString()));
        }
      }
    }
  }

  private void report(Path to, int files, int copied) {
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Backup in %s: the database and %d files (%d new).%n", to, files, copied);
      out.println(
          withMasterKey
              ? "The master key is in it: keep it where nobody else can read."
              : "The master key is not in it. Without keys/master.key it opens nothing: keep a copy"
                  + " of that in another place.");
      out.flush();
    }
  }
}
