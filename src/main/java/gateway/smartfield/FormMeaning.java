package gateway.smartfield;

import gateway.contract.FieldStatus;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.UnseenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * What a form field of the author asks for.
 *
 * @param fontSize in points; 0 when the box decides
 */
record FormMeaning(TagMeaning meaning, double fontSize) {
  private static final int READ_ONLY = 1;
  private static final int REQUIRED = 1 << 1;
  private static final int MULTILINE = 1 << 12;
  private static final int PASSWORD = 1 << 13;
  private static final int RADIO = 1 << 15;
  private static final int PUSH_BUTTON = 1 << 16;
  private static final int FILE = 1 << 20;
  private static final Set<PropertyType> GIVEN_IN_PERSON =
      Set.of(PropertyType.SIGNATURE, PropertyType.INITIALS);
  private static final int LONGEST_NAME = 200;
  private static final double LARGEST_FONT = 144;
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\s+Tf");

  /**
   * Read a field at one of its places; null when it holds no value.
   *
   * @param all every place of the same field
   */
  static @Nullable FormMeaning of(FormWidget widget, List<FormWidget> all) {
    TagMeaning meaning = new Reader(widget, all).meaning();
    if (meaning == null) {
      return null;
    }
    String look = widget.text(COSName.DA);
    Matcher size = SIZE.matcher(look == null ? "" : look);
    double points = size.find() ? Double.parseDouble(size.group(1)) : 0;
    return new FormMeaning(meaning, points <= LARGEST_FONT ? points : 0);
  }

  /** Reads one field. */
  private static final class Reader {
    private final FormWidget widget;
    private final List<FormWidget> all;
    private final int flags;

    Reader(FormWidget widget, List<FormWidget> all) {
      this.widget = widget;
      this.all = all;
      this.flags = widget.number(COSName.FF);
    }

    @Nullable TagMeaning meaning() {
      String kind = widget.text(COSName.FT);
      if ("Btn".equals(kind) && has(PUSH_BUTTON)) {
        return null;
      }
      String name = widget.name();
      if (name.isBlank()
          || name.length() > LONGEST_NAME
          || UnseenCharacters.inLine(name).isPresent()) {
        return TagMeaning.malformed(
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            "The form field needs a name of at most 200 visible characters");
      }
      ReservedName reserved = ReservedName.of(name);
      if (reserved.status() != FieldStatus.PLACED) {
        return TagMeaning.named(name);
      }
      if ("Tx".equals(kind) && GIVEN_IN_PERSON.contains(reserved.type())) {
        return made(reserved.type(), List.of(), null, null);
      }
      return switch (kind == null ? "" : kind) {
        case "Tx" -> text();
        case "Btn" -> button();
        case "Ch" -> choice();
        case "Sig" -> made(PropertyType.SIGNATURE, List.of(), null, null);
        default ->
            refused(
                "The form field has no type. Save the form with a PDF program that gives it one");
      };
    }

    private boolean has(int flag) {
      return (flags & flag) != 0;
    }

    private TagMeaning text() {
      if (has(PASSWORD)) {
        return refused("What is typed into a password field is not shown, so nobody can sign it");
      }
      if (has(FILE)) {
        return refused("A file is no value. Ask for it as an annex of the contract instead");
      }
      PropertyType type = has(MULTILINE) ? PropertyType.TEXTAREA : PropertyType.TEXT;
      String value = widget.text(COSName.V);
      return made(type, List.of(), null, value == null || value.isBlank() ? null : value);
    }

    private TagMeaning button() {
      List<String> options = new ArrayList<>();
      for (FormWidget one : all) {
        String option = one.onText();
        if (option != null && !options.contains(option)) {
          options.add(option);
        }
      }
      String state = widget.text(COSName.V);
      // Boxes of one name that stand for different things are radio buttons by another name.
      if (!has(RADIO) && options.size() < 2) {
        boolean ticked = state != null && !state.isEmpty() && !state.equals("Off");
        return made(PropertyType.CHECKBOX, List.of(), null, ticked ? "true" : null);
      }
      String own = widget.onText();
      if (own == null) {
        return refused("The button does not say what it stands for");
      }
      String chosen = null;
      for (FormWidget one : all) {
        if (state != null && state.equals(one.onState())) {
          chosen = one.onText();
        }
      }
      return made(PropertyType.CHOICE, options, own, chosen);
    }

    private TagMeaning choice() {
      List<String> shown = new ArrayList<>();
      String value = widget.text(COSName.V);
      String chosen = null;
      if (widget.inherited(COSName.OPT) instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          COSBase one = array.getObject(i);
          boolean pair = one instanceof COSArray two && two.size() > 1;
          String text = string(pair ? ((COSArray) one).getObject(1) : one);
          String sent = string(pair ? ((COSArray) one).getObject(0) : one);
          if (text != null && !text.isBlank() && !shown.contains(text.strip())) {
            shown.add(text.strip());
            chosen = value != null && value.equals(sent) ? text.strip() : chosen;
          }
        }
      }
      return shown.isEmpty()
          ? refused("There is nothing to choose from in the list")
          : made(PropertyType.CHOICE, shown, null, chosen);
    }

    private static @Nullable String string(@Nullable COSBase value) {
      return value instanceof COSString string ? string.getString() : null;
    }

    private TagMeaning refused(String problem) {
      return meaning(FieldStatus.UNKNOWN_TYPE, PropertyType.TEXT, List.of(), null, null, problem);
    }

    private TagMeaning made(
        PropertyType type, List<String> options, @Nullable String option, @Nullable String value) {
      return meaning(FieldStatus.PLACED, type, options, option, value, null);
    }

    private TagMeaning meaning(
        FieldStatus status,
        PropertyType type,
        List<String> options,
        @Nullable String option,
        @Nullable String value,
        @Nullable String problem) {
      ReservedName reserved = ReservedName.of(widget.name());
      boolean fixed = has(READ_ONLY) && type != PropertyType.SIGNATURE;
      int most = widget.number(COSName.MAX_LEN);
      return new TagMeaning(
          widget.name(),
          status,
          type,
          reserved.recipient() != null ? reserved.recipient() : fixed ? Property.SENDER : null,
          has(REQUIRED),
          options,
          option,
          null,
          widget.label(),
          value,
          most > 0 ? most : null,
          null,
          null,
          problem);
    }
  }
}
