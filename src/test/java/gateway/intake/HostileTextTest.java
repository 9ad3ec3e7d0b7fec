package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.contract.PersonField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever stands in a text field is taken as it is, or refused by its place. */
class HostileTextTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.ESCAPE_NON_ASCII).build();
  private static final int[] TURNS = {
    0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069
  };
  private static final String WHOLE =
      """
      {'externalId':'E','title':'T','message':'M','order':'parallel','level':'B-T',
       'expiresAt':'2030-01-01T00:00:00Z','remindEvery':'P3D','customer':{'number':'C1'},
       'recipients':[{'role':'signer','key':'signer1','mode':'remote-email','email':'lea@example.org'}],
       'properties':{'a':'v','b':{'value':'v','label':'L','type':'text','fillBy':'sender'}},
       'collect':[{'name':'n','label':'L','types':['pdf']}],
       'callbacks':[{'url':'https://erp.example.org/','events':['contract.closed'],'include':['data']}]}
      """;

  /** Each place where a text can stand, with how it is read back; null where it is a known word. */
  private static Map<String, Function<ContractRequest, @Nullable String>> places() {
    Map<String, Function<ContractRequest, @Nullable String>> places = new LinkedHashMap<>();
    places.put("/externalId", ContractRequest::externalId);
    places.put("/title", ContractRequest::title);
    places.put("/message", ContractRequest::message);
    places.put("/properties/a", request -> request.properties().get(0).value());
    places.put("/properties/b/value", request -> request.properties().get(1).value());
    places.put("/properties/b/label", request -> request.properties().get(1).label());
    places.put("/properties/b/fillBy", request -> request.properties().get(1).fillBy());
    places.put("/recipients/0/key", request -> request.recipients().get(0).key());
    places.put("/collect/0/name", request -> request.collect().get(0).name());
    places.put("/collect/0/label", request -> request.collect().get(0).label());
    places.put("/collect/0/from", request -> request.collect().get(0).from());
    places.put("/callbacks/0/url", request -> request.callbacks().get(0).url().toString());
    for (PersonField field : PersonField.values()) {
      places.put("/customer/" + field, request -> request.customer().get(field));
      places.put(
          "/recipients/0/" + field, request -> request.recipients().get(0).person().get(field));
    }
    return places;
  }

  @Test
  void every_text_is_taken_as_it_is_or_refused_by_its_place() throws Exception {
    int taken = 0;
    int refused = 0;
    for (String text : HostileText.all()) {
      for (Map.Entry<String, Function<ContractRequest, @Nullable String>> place :
          places().entrySet()) {
        String pointer = place.getKey();
        ObjectNode json = (ObjectNode) JSON.readTree(WHOLE.replace('\'', '"'));
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, name))).put(pointer.substring(name + 1), text);
        try {
          String read = place.getValue().apply(ContractJson.parse(JSON.writeValueAsBytes(json)));
          assertThat(String.valueOf(read).strip())
              .as(pointer)
              .isIn(text.strip(), text.isBlank() ? "null" : text.strip());
          taken++;
        } catch (ContractJsonRefused e) {
          assertThat(e.problems())
              .as("%s in %s", text, pointer)
              .extracting(ProblemItem::pointer)
              .contains(pointer);
          refused++;
        }
      }
    }
    assertThat(taken).isGreaterThan(700);
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void a_character_that_turns_the_writing_is_refused_in_every_place_and_named() throws Exception {
    for (int turn : TURNS) {
      for (String pointer : places().keySet()) {
        ObjectNode json = (ObjectNode) JSON.readTree(WHOLE.replace('\'', '"'));
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, name)))
            .put(pointer.substring(name + 1), "Facture " + Character.toString(turn) + "fdp.exe");
        byte[] sent = JSON.writeValueAsBytes(json);
        assertThatThrownBy(() -> ContractJson.parse(sent))
            .isInstanceOfSatisfying(
                ContractJsonRefused.class,
                refused ->
                    assertThat(refused.problems())
                        .anySatisfy(
                            problem -> {
                              assertThat(problem.pointer()).isEqualTo(pointer);
                              assertThat(problem.message()).contains(String.format("U+%04X", turn));
                            }));
      }
    }
  }

  @Test
  void marks_and_joiners_that_names_are_written_with_are_taken() throws Exception {
    for (String name :
        List.of(
            "\u06a9\u062a\u0627\u0628\u200c\u062e\u0627\u0646\u0647",
            "\u05d0\u200f(1)",
            "Le\u200ea")) {
      ObjectNode json = (ObjectNode) JSON.readTree(WHOLE.replace('\'', '"'));
      json.put("title", name);
      assertThat(ContractJson.parse(JSON.writeValueAsBytes(json)).title()).isEqualTo(name);
    }
  }
}
