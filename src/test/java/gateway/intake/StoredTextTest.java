package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.access.ApiCaller;
import gateway.contract.ContractId;
import gateway.contract.PersonField;
import gateway.contract.UnseenCharacters;
import gateway.store.OnBothDatabases;
import gateway.web.ContractQueries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a text field takes comes back from both databases as it was. */
@OnBothDatabases
class StoredTextTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.ESCAPE_NON_ASCII).build();
  private static final List<PersonField> NAMES =
      List.of(
          PersonField.firstName,
          PersonField.lastName,
          PersonField.company,
          PersonField.jobTitle,
          PersonField.address1,
          PersonField.address2,
          PersonField.postalCode,
          PersonField.city,
          PersonField.registrationNumber,
          PersonField.birthPlace);

  @TempDir Path folder;

  @Test
  void what_is_taken_comes_back_from_the_store_as_it_was() throws Exception {
    List<String> values = HostileText.all().stream().filter(StoredTextTest::isTaken).toList();
    assertThat(values).hasSizeGreaterThan(20);
    try (IntakeFixture gateway = new IntakeFixture(folder)) {
      ContractQueries queries =
          new ContractQueries(
              gateway.contracts, gateway.annexes, id -> List.of(), id -> Optional.empty());
      for (int from = 0; from < values.size(); from += Limits.PROPERTIES) {
        List<String> some = values.subList(from, Math.min(values.size(), from + Limits.PROPERTIES));
        ObjectNode sent = contract(some);
        byte[] pdf = "%PDF-".getBytes(StandardCharsets.US_ASCII);
        ContractId id = gateway.receive(JSON.writeValueAsBytes(sent), List.of(pdf), List.of(pdf));
        ApiCaller reader = new ApiCaller(IntakeFixture.TENANT, "k", Set.of("contracts:read"));
        JsonNode shown = JSON.readTree(queries.get(reader, id.toString()).body());
        assertThat(shown.path("title")).isEqualTo(sent.path("title"));
        assertThat(shown.path("message")).isEqualTo(sent.path("message"));
        for (int i = 0; i < some.size(); i++) {
          JsonNode property = shown.path("properties").path("p" + i);
          assertThat(property.path("value").asText()).isEqualTo(some.get(i));
          assertThat(property.path("label").asText()).isEqualTo(some.get(i));
        }
        for (int i = 0; i < sent.path("recipients").size(); i++) {
          JsonNode person = shown.path("recipients").path(i);
          for (PersonField field : NAMES) {
            assertThat(person.path(field.name()))
                .isEqualTo(sent.path("recipients").path(i).path(field.name()));
          }
        }
      }
    }
  }

  private static boolean isTaken(String text) {
    return text.equals(text.strip())
        && !text.isEmpty()
        && text.length() <= 255
        && UnseenCharacters.inLine(text).isEmpty();
  }

  private static ObjectNode contract(List<String> values) {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", values.get(0));
    json.put("message", values.get(values.size() - 1));
    ObjectNode properties = json.putObject("properties");
    for (int i = 0; i < values.size(); i++) {
      properties.putObject("p" + i).put("value", values.get(i)).put("label", values.get(i));
    }
    ArrayNode people = json.putArray("recipients");
    for (int i = 0; i < values.size(); i += NAMES.size()) {
      ObjectNode person = people.addObject().put("role", "signer").put("email", "a@example.org");
      for (int k = 0; k < NAMES.size() && i + k < values.size(); k++) {
        person.put(NAMES.get(k).name(), values.get(i + k));
      }
    }
    return json;
  }
}
