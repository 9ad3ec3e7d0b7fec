package gateway.signing.verify;

import gateway.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a PDF object and all that it leads to, by what it says, however it is stored. Only
 * objects that were given a name, because they are compared on their own, count as that name.
 */
final class CosDigest {
  private final Budget budget;
  private final Map<COSBase, String> named = new IdentityHashMap<>();
  private final Map<COSBase, String> known = new IdentityHashMap<>();
  private final Map<COSStream, String> contents = new IdentityHashMap<>();

  /** How many values may still be looked at; a small file can hold a maze. */
  static final class Budget {
    private int left;

    Budget(int left) {
      this.left = left;
    }

    private void spend() throws LimitReached {
      if (left-- <= 0) {
        throw new LimitReached("it is larger inside than the limits of this checker");
      }
    }
  }

  CosDigest(Budget budget) {
    this.budget = budget;
  }

  /** Let an object that is compared on its own count as a name wherever others point to it. */
  void name(COSBase object, String name) {
    named.putIfAbsent(object, name);
  }

  String of(@Nullable COSBase value) throws IOException {
    COSBase plain = plain(value);
    if (plain == null) {
      return "";
    }
    String digest = known.get(plain);
    if (digest == null) {
      digest = new Walk(plain, Set.of()).digest();
      known.put(plain, digest);
    }
    return digest;
  }

  /** Return the digest of a dictionary without some of its own entries. */
  String without(COSDictionary dictionary, Set<String> left) throws IOException {
    return new Walk(dictionary, left).digest();
  }

  private static @Nullable COSBase plain(@Nullable COSBase value) {
    return value instanceof COSObject object ? object.getObject() : value;
  }

  private String content(COSStream stream) throws IOException {
    String content = contents.get(stream);
    if (content == null) {
      try (InputStream in = stream.createRawInputStream()) {
        content = Sha256.hex(in.readAllBytes());
      }
      contents.put(stream, content);
    }
    return content;
  }

  /** One walk, nearest first. Objects are numbered as they are met: two such texts are equal. */
  private final class Walk {
    private final MessageDigest sha = Sha256.digest();
    private final Map<COSBase, Integer> numbers = new IdentityHashMap<>();
    private final Deque<COSBase> ahead = new ArrayDeque<>();
    private final COSBase root;
    private final Set<String> left;

    Walk(COSBase root, Set<String> left) {
      this.root = root;
      this.left = left;
    }

    String digest() throws IOException {
      value(root);
      for (COSBase next = ahead.poll(); next != null; next = ahead.poll()) {
        if (next instanceof COSDictionary dictionary) {
          entries(dictionary);
        } else if (next instanceof COSArray array) {
          write('[', Integer.toString(array.size()));
          for (int i = 0; i < array.size(); i++) {
            value(array.get(i));
          }
        }
      }
      return HexFormat.of().formatHex(sha.digest());
    }

    private void entries(COSDictionary dictionary) throws IOException {
      boolean stream = dictionary instanceof COSStream;
      write('<', stream ? content((COSStream) dictionary) : "");
      for (String key :
          new TreeSet<>(dictionary.keySet().stream().map(COSName::getName).toList())) {
        // A stream's length is told by its bytes.
        if (!(stream && "Length".equals(key)) && !(dictionary == root && left.contains(key))) {
          write('/', key);
          value(dictionary.getItem(COSName.getPDFName(key)));
        }
      }
      write('>', "");
    }

    private void value(@Nullable COSBase any) throws IOException {
      budget.spend();
      COSBase plain = plain(any);
      if (plain instanceof COSString string) {
        write('(', HexFormat.of().formatHex(string.getBytes()));
      } else if (plain instanceof COSDictionary || plain instanceof COSArray) {
        String name = plain == root ? null : named.get(plain);
        if (name != null) {
          write('!', name);
          return;
        }
        Integer number = numbers.get(plain);
        if (number == null) {
          number = numbers.size();
          numbers.put(plain, number);
          ahead.add(plain);
        }
        write('#', Integer.toString(number));
      } else {
        write('=', String.valueOf(plain));
      }
    }

    private void write(char kind, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      sha.update((kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
  }
}
