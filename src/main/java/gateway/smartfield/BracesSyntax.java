package gateway.smartfield;

import gateway.contract.DrawnDate;
import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands between double braces: a name, then options such as {@code type=date} behind
 * semicolons. A backslash takes the meaning from the character behind it, quotes from all between.
 */
final class BracesSyntax {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]{0,99}");
  private static final Pattern EMPTY_PART = Pattern.compile(".*\\.(\\..*|$)");
  private static final Pattern LITERAL =
      Pattern.compile("\\\\(.)|\"([^\"]*)\"|“([^”]*)”", Pattern.DOTALL);
  // Characters without meaning wait here until everything is split.
  private static final char SHELTER = '\uE000';
  private static final Map<String, PropertyType> TYPES =
      Map.ofEntries(
          Map.entry("text", PropertyType.TEXT),
          Map.entry("textarea", PropertyType.TEXTAREA),
          Map.entry("number", PropertyType.NUMBER),
          Map.entry("date", PropertyType.DATE),
          Map.entry("checkbox", PropertyType.CHECKBOX),
          Map.entry("radio", PropertyType.CHOICE),
          Map.entry("select", PropertyType.CHOICE),
          Map.entry("signature", PropertyType.SIGNATURE),
          Map.entry("initials", PropertyType.INITIALS),
          Map.entry("image", PropertyType.IMAGE));
  static final Set<String> KNOWN =
      Set.of(
          "type",
          "role",
          "required",
          "readonly",
          "options",
          "option",
          "format",
          "label",
          "default",
          "maxlength",
          "width",
          "height");
  // Other programs' words for the look of a field, which Paraph takes from the tag itself.
  private static final Set<String> LOOKS =
      Set.of(
          "font",
          "font_size",
          "font_type",
          "color",
          "background",
          "align",
          "valign",
          "title",
          "description");
  private static final double LARGEST = 2000;

  private final Map<String, String> words = new HashMap<>();
  private String name = "";
  private @Nullable String remark;

  /** Something is not as the syntax says. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  private BracesSyntax() {}

  static TagMeaning meaning(String inner) {
    try {
      BracesSyntax syntax = new BracesSyntax();
      // Accents may come as characters of their own, and blanks as unbreakable ones.
      syntax.read(Normalizer.normalize(inner, Normalizer.Form.NFC).replace('\u00A0', ' '));
      return syntax.meaning();
    } catch (Wrong e) {
      return TagMeaning.malformed(inner, String.valueOf(e.getMessage()));
    }
  }

  private void read(String inner) throws Wrong {
    String[] parts = shelter(inner).split(";", -1);
    boolean nameless = parts[0].indexOf('=') >= 0;
    name = nameless ? "" : unshelter(parts[0]).strip();
    for (int i = nameless ? 0 : 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String word = parts[i].substring(0, equals < 0 ? parts[i].length() : equals).strip();
      String key = word.toLowerCase(Locale.ROOT);
      if (key.isEmpty() && equals < 0) {
        continue; // a semicolon too many
      }
      if (LOOKS.contains(key)) {
        remark = "The option " + key + " is ignored: a value looks like its tag";
      } else if (!KNOWN.contains(key)) {
        throw new Wrong("The option " + unshelter(word) + " is not known. Known: " + sorted(KNOWN));
      } else if (words.put(key, equals < 0 ? "true" : parts[i].substring(equals + 1)) != null) {
        throw new Wrong("The option " + key + " is given twice");
      }
    }
  }

  private TagMeaning meaning() throws Wrong {
    String typeName = word("type", "text").toLowerCase(Locale.ROOT);
    PropertyType type = TYPES.get(typeName);
    checkName(type);
    if (name.startsWith("sc_") && words.isEmpty()) {
      return TagMeaning.named(name);
    }
    List<String> options = options();
    String option = words.containsKey("option") ? word("option", "") : null;
    Double maxLength = number("maxlength");
    FieldStatus status = FieldStatus.PLACED;
    String problem = remark;
    if (type == null) {
      status = FieldStatus.UNKNOWN_TYPE;
      problem = "The type " + typeName + " is not known. Known: " + sorted(TYPES.keySet());
    } else if (type == PropertyType.IMAGE) {
      status = FieldStatus.UNKNOWN_TYPE;
      problem = "A picture cannot be filled in. Ask for it as an annex of the contract instead";
    } else if (type == PropertyType.CHOICE && options.isEmpty() && option == null) {
      throw new Wrong("A " + typeName + " needs what may be chosen: options=first,second");
    }
    String preset = optional("default");
    if (preset != null && !options.isEmpty() && !options.contains(preset)) {
      throw new Wrong("The default must be one of the options");
    }
    String format = optional("format");
    if (format != null && (type != PropertyType.DATE || !DrawnDate.isFormat(format))) {
      throw new Wrong("A format is for dates, of d, M and y: format=dd/MM/yyyy");
    }
    return new TagMeaning(
        name,
        status,
        type == null ? PropertyType.TEXT : type,
        role(type),
        flag("required", true),
        type == PropertyType.CHOICE ? options : List.of(),
        type == PropertyType.CHOICE ? option : null,
        format,
        optional("label"),
        preset,
        maxLength == null ? null : maxLength.intValue(),
        number("width"),
        number("height"),
        problem);
  }

  private void checkName(@Nullable PropertyType type) throws Wrong {
    if (name.isEmpty()) {
      if (type == null || (type != PropertyType.SIGNATURE && type != PropertyType.INITIALS)) {
        throw new Wrong("The tag has no name. Write it first: {{name;type=text}}");
      }
      name = type.name().toLowerCase(Locale.ROOT);
    }
    if (!NAME.matcher(name).matches() || EMPTY_PART.matcher(name).matches()) {
      throw new Wrong(
          "The name may have up to 100 letters, digits, blanks, _, - and single dots, and must"
              + " begin with a letter, a digit or _");
    }
  }

  /** Who owns it. What nobody but a person can give belongs to the first who signs. */
  private @Nullable String role(@Nullable PropertyType type) throws Wrong {
    String role = flag("readonly", false) ? Property.SENDER : optional("role");
    if (type != PropertyType.SIGNATURE && type != PropertyType.INITIALS) {
      return role != null && role.equalsIgnoreCase(Property.SENDER) ? Property.SENDER : role;
    }
    if (role == null) {
      return "signer1";
    }
    return role.equalsIgnoreCase(Property.SENDER) ? FieldNames.SEAL : role;
  }

  private List<String> options() throws Wrong {
    String text = words.get("options");
    List<String> options = new ArrayList<>();
    if (text != null) {
      for (String option : text.split(",", -1)) {
        String plain = unshelter(option).strip();
        if (plain.isEmpty() || options.contains(plain)) {
          throw new Wrong("Each of the options must say something, and something of its own");
        }
        options.add(plain);
      }
    }
    return options;
  }

  private boolean flag(String key, boolean otherwise) throws Wrong {
    String value = word(key, String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw new Wrong("The option " + key + " must be true or false, not " + value);
    }
    return value.equals("true");
  }

  private @Nullable Double number(String key) throws Wrong {
    String text = optional(key);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,5}(\\.\\d{1,3})?")
        || Double.parseDouble(text) < 1
        || Double.parseDouble(text) > LARGEST) {
      throw new Wrong("The option " + key + " must be a number from 1 to 2000, not " + text);
    }
    return Double.parseDouble(text);
  }

  private @Nullable String optional(String key) throws Wrong {
    return words.containsKey(key) ? word(key, "") : null;
  }

  private String word(String key, String otherwise) throws Wrong {
    String text = words.get(key);
    if (text == null) {
      return otherwise;
    }
    String plain = unshelter(text).strip();
    if (plain.isEmpty()) {
      throw new Wrong("The option " + key + " has no value");
    }
    return plain;
  }

  private static String shelter(String inner) throws Wrong {
    Matcher matcher = LITERAL.matcher(inner);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (matcher.find()) {
      out.append(inner, copied, matcher.start());
      copied = matcher.end();
      for (int group = 1; group <= 3; group++) {
        String literal = matcher.group(group);
        for (int i = 0; literal != null && i < literal.length(); i++) {
          char c = literal.charAt(i);
          out.append(c < 0x80 ? (char) (SHELTER + c) : c);
        }
      }
    }
    out.append(inner, copied, inner.length());
    if (out.indexOf("\"") >= 0 || out.indexOf("“") >= 0 || out.indexOf("\\") >= 0) {
      throw new Wrong("A quote is opened but not closed, or a backslash stands at the end");
    }
    return out.toString();
  }

  private static String unshelter(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= SHELTER && c < SHELTER + 0x80 ? (char) (c - SHELTER) : c);
    }
    return out.toString();
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
