package gateway.contract;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which characters the font prints in which values are drawn. Told without the font, so that a
 * value is refused when it comes in, not when its document is prepared.
 */
public final class PrintableText {
  // What the embedded Liberation Sans prints, first and last of each range; a test compares both.
  private static final String RANGES =
      "20-7e a0-ac ae-2ff 375 37a-37d 384-386 388-38a 38c 38e-3a1 3a3-3ce 3d0-482 "
          + "48a-513 51a-51d 1d00-1dbf 1e00-1e9b 1e9e 1ea0-1ef9 1f00-1f15 1f18-1f1d "
          + "1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f70 1f72 1f74 1f76 1f78 "
          + "1f7a 1f7c 1f80-1fb4 1fb6-1fba 1fbc-1fbd 1fbf-1fc4 1fc6-1fc8 1fca 1fcc-1fd2 "
          + "1fd6-1fda 1fdd-1fe2 1fe4-1fea 1fec-1fed 1ff2-1ff4 1ff6-1ff8 1ffa 1ffc 1ffe "
          + "2002-200a 2010 2012-2022 2026 202f-2030 2032-2034 2039-203a 203c 203e 2044 "
          + "205e 2074-2079 207f-2089 2090-2094 20a0-20b5 20bf 2105 2113 2116-2117 2122 "
          + "212e 214d-214e 2153-2154 215b-215e 2184 2190-2195 21a8 21d4 2202 2206 220f "
          + "2211-2212 2215 2219-221a 221e-221f 2229 222b 2248 2260-2262 2264-2265 2302 "
          + "2310 2320-2321 2500 2502 250c 2510 2514 2518 251c 2524 252c 2534 253c "
          + "2550-256c 2580 2584 2588 258c 2590-2593 25a0-25a1 25aa-25ac 25b2 25ba 25bc "
          + "25c4 25ca-25cc 25cf-25d9 25e6 263a-263c 263f-2647 2660 2663 2665-2666 "
          + "2669-266c 266f 2c60-2c6d 2c71-2c77 2e17 a717-a721 a788-a78c fb01-fb02 fb29 "
          + "fffc";
  private static final BitSet PRINTABLE = read();

  private PrintableText() {}

  private static BitSet read() {
    BitSet set = new BitSet();
    for (String range : RANGES.split(" ", -1)) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
      int last = Integer.parseInt(range.substring(dash + 1), 16);
      set.set(first, last + 1);
    }
    return set;
  }

  /** Return every character it prints. */
  public static int[] characters() {
    return PRINTABLE.stream().toArray();
  }

  /** Return the first character of a line that cannot be printed, if there is one. */
  public static OptionalInt unprintable(String line) {
    return Normalizer.normalize(line, Normalizer.Form.NFC)
        .codePoints()
        .filter(character -> !PRINTABLE.get(character))
        .findFirst();
  }
}
