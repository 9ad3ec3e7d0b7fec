package gateway.pdf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Frames on a pipe: four bytes of length, then as many bytes. */
final class Frame {
  private Frame() {}

  static void write(DataOutputStream out, byte[] payload) throws IOException {
    out.writeInt(payload.length);
    out.write(payload);
    out.flush();
  }

  /** Return the next frame, null at the end of the pipe. */
  static byte @Nullable [] read(DataInputStream in, int limit) throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      return null;
    }
    if (length < 0 || length > limit) {
      throw new IOException("A frame of " + length + " bytes exceeds the limit of " + limit);
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return payload;
  }
}
