package gateway.smartfield;

import static org.assertj.core.api.Assertions.assertThat;

import gateway.contract.FieldStatus;
import gateway.contract.PropertyType;
import gateway.contract.Smartfield;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracesDialectTest {
  /** One line under the other, as a word processor would write them. */
  private static List<Smartfield> find(String... lines) throws IOException {
    StringBuilder content = new StringBuilder("BT /F1 10 Tf 12 TL 60 700 Td\n");
    for (String line : lines) {
      String escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
      content.append('(').append(escaped).append(") Tj T*\n");
    }
    return onPage(content.append("ET").toString());
  }

  private static List<Smartfield> onPage(String content) throws IOException {
    try (PDDocument document = Pages.of(content)) {
      return DocumentFields.of(document, PageTree.pages(document, 1)).fields();
    }
  }

  private static Smartfield one(String... lines) throws IOException {
    List<Smartfield> found = find(lines);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "text, TEXT",
    "textarea, TEXTAREA",
    "number, NUMBER",
    "date, DATE",
    "checkbox, CHECKBOX",
    "radio;options=a;option=a, CHOICE",
    "select;options=a, CHOICE",
    "signature, SIGNATURE",
    "initials, INITIALS",
    "Date, DATE",
  })
  void every_type_is_known_by_its_name(String type, PropertyType expected) throws IOException {
    Smartfield field = one("Sum {{amount;type=" + type + "}} euros");

    assertThat(field.status()).isEqualTo(FieldStatus.PLACED);
    assertThat(field.name()).isEqualTo("amount");
    assertThat(field.type()).isEqualTo(expected);
    assertThat(field.dialect()).isEqualTo("braces");
    assertThat(field.problem()).isNull();
  }

  @Test
  void a_name_alone_is_a_required_text_of_nobody_in_particular() throws IOException {
    Smartfield field = one("{{Prénom du client n.2}}");

    assertThat(field.name()).isEqualTo("Prénom du client n.2");
    assertThat(field.type()).isEqualTo(PropertyType.TEXT);
    assertThat(field.recipient()).isNull();
    assertThat(field.required()).isTrue();
  }

  @Test
  void everything_a_tag_says_is_kept() throws IOException {
    Smartfield field =
        one(
            "{{ size ; type = select ; role = Tenant ; options = S, M ,X\\,L ; required = false",
            "; label=\"Your size; or near\" ; default=M ; maxlength=10 }}");

    assertThat(field.status()).as(field.problem()).isEqualTo(FieldStatus.PLACED);
    assertThat(field.name()).isEqualTo("size");
    assertThat(field.recipient()).isEqualTo("Tenant");
    assertThat(field.options()).containsExactly("S", "M", "X,L");
    assertThat(field.required()).isFalse();
    assertThat(field.label()).isEqualTo("Your size; or near");
    assertThat(field.preset()).isEqualTo("M");
    assertThat(field.maxLength()).isEqualTo(10);
  }

  @Test
  void a_date_says_how_it_is_written() throws IOException {
    assertThat(one("{{a;type=date;format=dd/MM/yyyy}}").format()).isEqualTo("dd/MM/yyyy");
  }

  @Test
  void a_single_word_means_true_and_a_backslash_takes_the_meaning_away() throws IOException {
    Smartfield field = one("{{a;required;label=A\\; B \\\"C\\\" \\= D}}");

    assertThat(field.required()).isTrue();
    assertThat(field.label()).isEqualTo("A; B \"C\" = D");
  }

  @ParameterizedTest
  @CsvSource({
    "'{{s;type=signature}}', signer1",
    "'{{type=signature;role=signer2}}', signer2",
    "'{{s;type=signature;role=sender}}', seal",
    "'{{i;type=initials}}', signer1",
    "'{{a;role=Sender}}', sender",
    "'{{a;readonly}}', sender",
    "'{{sc_sign2.signature}}', signer2",
  })
  void who_owns_a_field_is_read_from_its_role(String tag, String recipient) throws IOException {
    assertThat(one(tag).recipient()).isEqualTo(recipient);
  }

  @Test
  void radio_buttons_of_one_name_offer_all_that_their_places_stand_for() throws IOException {
    List<Smartfield> fields =
        find("{{pay;type=radio;option=card}} card", "{{pay;type=radio;option=cash}} cash");

    assertThat(fields).extracting(Smartfield::group).containsExactly("pay", "pay");
    assertThat(fields)
        .extracting(Smartfield::options)
        .containsExactly(List.of("card", "cash"), List.of("card", "cash"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{}}                       | has no name",
        "{{type=text}}              | has no name",
        "{{;type=text}}             | has no name",
        "{{a..b}}                   | single dots",
        "{{-a}}                     | begin with a letter",
        "{{a;colour=red}}           | colour is not known",
        "{{a;type=text;type=date}}  | given twice",
        "{{a;required=perhaps}}     | true or false",
        "{{a;width=wide}}           | from 1 to 2000",
        "{{a;format=dd/MM/yyyy}}    | for dates",
        "{{a;type=date;format=q}}   | for dates",
        "{{a;width=0}}              | from 1 to 2000",
        "{{a;type=}}                | type has no value",
        "{{a;type=select}}          | options=first,second",
        "{{a;type=radio;options=x,x}}| of its own",
        "{{a;label=\"b}}            | quote",
        "{{a;type=text              | never closed",
        "{{a {{b}                   | never closed",
      })
  void a_bad_tag_is_reported_with_its_page_and_what_is_wrong(String tag, String problem)
      throws IOException {
    List<Smartfield> found = find("Text " + tag + " text");

    assertThat(found).isNotEmpty();
    assertThat(found.get(0).status()).isEqualTo(FieldStatus.MALFORMED);
    assertThat(found.get(0).problem()).contains(problem);
    assertThat(found.get(0).page()).isEqualTo(1);
    assertThat(found.get(0).box().width()).isPositive();
    assertThat(found.get(0).origin()).startsWith("{{");
  }

  @ParameterizedTest
  @CsvSource({"stamp, type stamp is not known", "image, annex"})
  void a_type_that_nobody_can_fill_is_reported(String type, String problem) throws IOException {
    Smartfield field = one("{{a;type=" + type + "}}");

    assertThat(field.status()).isEqualTo(FieldStatus.UNKNOWN_TYPE);
    assertThat(field.problem()).contains(problem);
  }

  @Test
  void words_about_the_look_are_ignored_and_said_so() throws IOException {
    Smartfield field = one("{{a;color=red}}");

    assertThat(field.status()).isEqualTo(FieldStatus.PLACED);
    assertThat(field.problem()).contains("color is ignored");
  }

  @Test
  void one_name_with_two_types_is_reported_at_the_second_place() throws IOException {
    List<Smartfield> fields = find("{{a;type=checkbox}}", "and [a/]");

    assertThat(fields)
        .extracting(Smartfield::status)
        .containsExactlyInAnyOrder(FieldStatus.PLACED, FieldStatus.CONFLICTING_TYPE);
    assertThat(fields).anyMatch(field -> String.valueOf(field.problem()).contains("Rename one"));
  }

  @ParameterizedTest
  @CsvSource({"{x}", "{ {a} }", "}}", "f(x) = {1}", "}}{"})
  void ordinary_braces_are_left_alone(String text) throws IOException {
    assertThat(find("Text " + text + " text")).isEmpty();
  }

  @Test
  void a_tag_broken_over_lines_and_runs_is_one_tag() throws IOException {
    String content =
        "BT /F1 10 Tf 12 TL 60 700 Td (The customer lives in ) Tj [({) 5 ({Town of) -30 ( the)] TJ"
            + " T* (customer;) Tj (type=te) Tj /F1 10.5 Tf (xt;) Tj T* (role=signer2}} and {{b}})"
            + " Tj ET";
    List<Smartfield> fields = onPage(content);

    assertThat(fields).extracting(Smartfield::name).containsExactly("Town of the customer", "b");
    assertThat(fields.get(0).recipient()).isEqualTo("signer2");
    assertThat(fields.get(0).box().x()).isGreaterThan(140);
  }

  @Test
  void a_tag_does_not_go_on_in_the_neighbouring_column_or_far_below() throws IOException {
    String columns =
        "BT /F1 10 Tf 1 0 0 1 60 700 Tm ({{a;type=) Tj 1 0 0 1 300 700 Tm (right) Tj"
            + " 1 0 0 1 300 688 Tm (date}}) Tj 1 0 0 1 60 600 Tm (text}}) Tj ET";

    assertThat(onPage(columns))
        .singleElement()
        .matches(field -> field.status() == FieldStatus.MALFORMED);
  }

  @Test
  void two_columns_hold_two_broken_tags() throws IOException {
    String columns =
        "BT /F1 10 Tf 1 0 0 1 60 700 Tm ({{a;type=) Tj 1 0 0 1 300 700 Tm ({{b;type=) Tj"
            + " 1 0 0 1 60 688 Tm (date}}) Tj 1 0 0 1 300 688 Tm (number}}) Tj ET";

    assertThat(onPage(columns))
        .extracting(field -> field.name() + " " + field.type())
        .containsExactly("a DATE", "b NUMBER");
  }
}
