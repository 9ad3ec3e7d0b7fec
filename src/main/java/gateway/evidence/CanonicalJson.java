package gateway.evidence;

import gateway.base.PermanentFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in the one form of RFC 8785, so that equal values have equal digests. */
public final class CanonicalJson {
  private static final BigInteger SAFE = BigInteger.TWO.pow(53);

  private CanonicalJson() {}

  /**
   * Write a value.
   *
   * @param value null, texts, booleans, numbers, lists and maps with text keys
   * @throws PermanentFailure {@code json.canonical} for anything without a canonical form
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof CharSequence text) {
      text(out, text.toString());
    } else if (value instanceof Number number) {
      out.append(number(number));
    } else if (value instanceof List<?> list) {
      list(out, list);
    } else if (value instanceof Map<?, ?> map) {
      map(out, map);
    } else {
      throw refused("a value of " + value.getClass());
    }
  }

  private static void list(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      append(out, item);
      separator = ",";
    }
    out.append(']');
  }

  private static void map(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    // Sorted by UTF-16 code units, which is how Java compares texts.
    List<String> keys =
        map.keySet().stream().map(String.class::cast).sorted(Comparator.naturalOrder()).toList();
    String separator = "";
    for (String key : keys) {
      out.append(separator);
      text(out, key);
      out.append(':');
      append(out, map.get(key));
      separator = ",";
    }
    out.append('}');
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        throw refused("a text with half a character (a lone surrogate)");
      } else {
        character(out, c);
      }
    }
    out.append('"');
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  private static String number(Number number) {
    if (number instanceof Long || number instanceof Integer || number instanceof Short) {
      return whole(BigInteger.valueOf(number.longValue()));
    }
    if (number instanceof BigInteger integer && integer.abs().compareTo(SAFE) <= 0) {
      return whole(integer);
    }
    return ecmaScript(number.doubleValue());
  }

  private static String whole(BigInteger integer) {
    if (integer.abs().compareTo(SAFE) > 0) {
      throw refused("a whole number beyond 2^53, which readers would round");
    }
    return integer.toString();
  }

  /** ECMA-262 Number::toString: the shortest digits that read back as the same number. */
  private static String ecmaScript(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw refused("a number that is not finite");
    }
    if (value == 0) {
      return "0";
    }
    // Double.toString of Java 17 is not always the shortest (JDK-4511638).
    BigDecimal exact = new BigDecimal(Math.abs(value));
    BigDecimal shortest = exact;
    for (int precision = 1; precision <= 17; precision++) {
      shortest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == Math.abs(value)) {
        break;
      }
    }
    BigDecimal stripped = shortest.stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int point = digits.length() - stripped.scale();
    return (value < 0 ? "-" : "") + placed(digits, point);
  }

  private static String placed(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  private static PermanentFailure refused(String what) {
    return new PermanentFailure("json.canonical", "Canonical JSON cannot hold " + what);
  }
}
