package gateway.access;

import gateway.base.Ids;
import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The master key in a file: one line of 64 hexadecimal digits, or 32 bytes as they are. */
public final class FileMasterKey implements MasterKey {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final byte[] key;

  private FileMasterKey(byte[] key) {
    this.key = key;
  }

  /**
   * Refuse to go on when things are wrapped with a key that is no longer there.
   *
   * @throws PermanentFailure {@code key.missing}
   */
  public static void check(Path file, boolean wrappedRowsExist) {
    if (wrappedRowsExist && !Files.exists(file)) {
      throw new PermanentFailure(
          "key.missing",
          "The master key "
              + file.toAbsolutePath()
              + " is gone, but the database holds what only it can open; put it back from the"
              + " backup, or name its file in PARAPH_MASTER_KEY_FILE");
    }
  }

  /** Open the key of the data folder; it is made on the first start, and only then. */
  public static FileMasterKey inDataFolder(Path file, boolean wrappedRowsExist) {
    check(file, wrappedRowsExist);
    if (!Files.exists(file)) {
      create(file);
    }
    requirePrivate(file, Set.of(), "chmod 600 ");
    return new FileMasterKey(read(file));
  }

  /** Open a key that somebody else provides, such as a mounted secret; never made here. */
  public static FileMasterKey provided(Path file) {
    check(file, true);
    requirePrivate(
        file, Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE), "chmod o= ");
    return new FileMasterKey(read(file));
  }

  private static void create(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new PermanentFailure("key.file", "The master key needs a folder: " + file);
    }
    Path draft = folder.resolve(file.getFileName() + "." + Ids.randomHex(8));
    try {
      Files.createDirectories(folder);
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      String line = HexFormat.of().formatHex(AesGcm.newKey()) + "\n";
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        out.force(true);
      }
      link(file, draft);
      Files.delete(draft);
      try (FileChannel names = FileChannel.open(folder)) {
        names.force(true);
      }
    } catch (IOException e) {
      throw new TransientFailure(
          "key.file", "The master key cannot be written to " + folder + ": " + e.getMessage(), e);
    }
  }

  // A link, unlike a rename, never replaces a key that another process has just made.
  private static void link(Path file, Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      return; // the other one's counts
    }
  }

  private static void requirePrivate(Path file, Set<PosixFilePermission> tolerated, String remedy) {
    try {
      for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
        if (!permission.name().startsWith("OWNER_") && !tolerated.contains(permission)) {
          throw new PermanentFailure(
              "key.permissions",
              "Others may read or write the master key; run: " + remedy + file.toAbsolutePath());
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] read(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (content.length == AesGcm.KEY_BYTES) {
      return content;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new PermanentFailure(
          "key.malformed",
          "The master key "
              + file.toAbsolutePath()
              + " must hold 64 hexadecimal digits or 32 bytes, but holds "
              + content.length
              + " bytes of something else");
    }
    return HexFormat.of().parseHex(text);
  }

  private static PermanentFailure unreadable(Path file, IOException e) {
    return new PermanentFailure(
        "key.file",
        "The master key " + file.toAbsolutePath() + " cannot be read: " + e.getMessage(),
        e);
  }

  @Override
  public byte[] derive(String purpose) {
    // RFC 5869: extract with a fixed salt, then one block of expand, which is 32 bytes.
    byte[] pseudorandom = hmac(bytes("paraph master key v1"), key);
    byte[] info = bytes(purpose);
    byte[] block = new byte[info.length + 1];
    System.arraycopy(info, 0, block, 0, info.length);
    block[info.length] = 1;
    return hmac(pseudorandom, block);
  }

  @Override
  public byte[] wrap(String purpose, byte[] plain) {
    return AesGcm.seal(derive("wrap"), bytes(purpose), plain);
  }

  @Override
  public byte[] unwrap(String purpose, byte[] wrapped) {
    return AesGcm.open(derive("wrap"), bytes(purpose), wrapped);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
