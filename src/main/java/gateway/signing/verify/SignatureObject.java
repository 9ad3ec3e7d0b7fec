package gateway.signing.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary as its bytes stand in the file, read by the letter of ISO 32000-1, 7.2 and 7.3.
 *
 * @param entries where the value of each entry stands
 * @param end behind its {@code endobj}
 */
record SignatureObject(Map<String, Span> entries, int end) {
  private static final int DEEPEST = 50;

  /** From one offset to before another. */
  record Span(int start, int end) {}

  SignatureObject {
    entries = Map.copyOf(entries);
  }

  /** Read the object at this place; empty when it is not exactly such an object. */
  static Optional<SignatureObject> at(byte[] file, long offset, long number, int generation) {
    if (offset < 0 || offset >= file.length) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Reader(file, (int) offset).object(number, generation));
    } catch (IOException e) {
      // Whoever is lenient here sees something else than the next one.
      return Optional.empty();
    }
  }

  private static final class Reader {
    private final byte[] file;
    private int at;

    Reader(byte[] file, int at) {
      this.file = file;
      this.at = at;
    }

    SignatureObject object(long number, int generation) throws IOException {
      space();
      expect(number + "");
      space();
      expect(generation + "");
      space();
      expect("obj");
      space();
      expect("<<");
      Map<String, Span> entries = new HashMap<>();
      for (space(); peek(0) != '>'; space()) {
        String key = name();
        space();
        int start = at;
        value(0);
        // Written twice, or in another spelling, it could be read one way or the other.
        if (key.indexOf('#') >= 0 || entries.put(key, new Span(start, at)) != null) {
          throw new IOException("an entry is ambiguous");
        }
      }
      expect(">>");
      space();
      expect("endobj");
      return new SignatureObject(entries, at);
    }

    private void value(int depth) throws IOException {
      if (depth > DEEPEST) {
        throw new IOException("it is nested too deeply");
      }
      switch (peek(0)) {
        case '/' -> name();
        case '(' -> text();
        case '[' -> values("[", "]", depth);
        case '<' -> {
          if (peek(1) == '<') {
            values("<<", ">>", depth);
          } else {
            hexadecimal();
          }
        }
        default -> {
          word();
          reference();
        }
      }
    }

    private void values(String open, String close, int depth) throws IOException {
      expect(open);
      for (space(); peek(0) != close.charAt(0); space()) {
        value(depth + 1);
      }
      expect(close);
    }

    /** A number may be the start of {@code 12 0 R}. */
    private void reference() throws IOException {
      int before = at;
      space();
      if (Character.isDigit(peek(0))) {
        word();
        space();
        if (peek(0) == 'R' && !regular(peek(1))) {
          at++;
          return;
        }
      }
      at = before;
    }

    private String name() throws IOException {
      expect("/");
      int start = at;
      while (regular(peek(0))) {
        at++;
      }
      return new String(file, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private void word() throws IOException {
      int start = at;
      while (regular(peek(0))) {
        at++;
      }
      if (at == start) {
        throw new IOException("a value is missing");
      }
    }

    private void text() throws IOException {
      int open = 0;
      do {
        int c = peek(0);
        if (c < 0) {
          throw new IOException("a text does not end");
        }
        at += c == '\\' ? 2 : 1;
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      } while (open > 0);
    }

    private void hexadecimal() throws IOException {
      expect("<");
      while (peek(0) != '>') {
        if (peek(0) < 0) {
          throw new IOException("a text does not end");
        }
        at++;
      }
      at++;
    }

    private void space() {
      for (int c = peek(0); blank(c) || c == '%'; c = peek(0)) {
        at++;
        while (c == '%' && peek(0) >= 0 && peek(0) != '\n' && peek(0) != '\r') {
          at++;
        }
      }
    }

    private void expect(String word) throws IOException {
      for (int i = 0; i < word.length(); i++) {
        if (peek(0) != word.charAt(i)) {
          throw new IOException(word + " is missing");
        }
        at++;
      }
    }

    private int peek(int ahead) {
      return at + ahead < file.length ? file[at + ahead] & 0xff : -1;
    }

    private static boolean blank(int c) {
      return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }

    private static boolean regular(int c) {
      return c >= 0 && !blank(c) && "()<>[]{}/%".indexOf(c) < 0;
    }
  }
}
