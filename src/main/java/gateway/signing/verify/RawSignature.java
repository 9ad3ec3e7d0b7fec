package gateway.signing.verify;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature as read from the raw bytes, not by a parser.
 *
 * @param holeStart offset of the {@code <} of /Contents
 * @param holeEnd offset behind its {@code >}
 * @param end where the covered revision ends
 * @param kind its /SubFilter, empty when unreadable
 * @param claimed when it says it was made, /M; null when it says nothing
 * @param cms the structure without its padding; empty when it could not be cut out
 * @param problems what is wrong with the frame
 */
public record RawSignature(
    int holeStart,
    int holeEnd,
    int end,
    String kind,
    @Nullable Instant claimed,
    byte[] cms,
    List<String> problems) {
  public RawSignature {
    problems = List.copyOf(problems);
  }

  /** One that a reader sees, but whose frame is not even readable. */
  static RawSignature broken(String problem) {
    return new RawSignature(0, 0, 0, "", null, new byte[0], List.of(problem));
  }

  /** Feed the covered bytes. */
  void feed(byte[] file, MessageDigest digest) {
    digest.update(file, 0, holeStart);
    digest.update(file, holeEnd, end - holeEnd);
  }
}
