package walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import gateway.contract.EventTypes;
import gateway.contract.Events;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written into the event ledger has a name that the lists, the texts and the docs know. */
class EventTypesTest {
  /** From the call on: the contract, then the type as a text or a constant of the same file. */
  private static final Pattern TYPE =
      Pattern.compile("\\.record\\(\\s*[^,\"]+,\\s*(?:\"([^\"]+)\"|([A-Z_]+))\\s*,");

  private static final Pattern NAME = Pattern.compile("`((?:contract|recipient)\\.[a-z-]+)`");

  @Test
  void every_event_that_is_written_is_one_that_a_sender_may_name() {
    assertThat(EventTypes.OF_CONTRACTS).containsAll(written());
  }

  @Test
  void the_docs_list_the_events_that_are_written_and_no_other() throws IOException {
    String docs = Files.readString(Path.of("docs/api.md"));
    String listed = docs.substring(docs.indexOf("## Events"), docs.indexOf("`data.recipient`"));
    assertThat(NAME.matcher(listed).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(written());
  }

  @Test
  void the_description_of_the_api_lists_them_too() throws IOException {
    Map<?, ?> schemas = map(map(description().get("components")).get("schemas"));
    assertThat(map(schemas.get("EventType")).get("enum"))
        .asInstanceOf(LIST)
        .containsExactlyInAnyOrderElementsOf(written());
    assertThat(map(schemas.get("EventTypeToCome")).get("enum"))
        .asInstanceOf(LIST)
        .as("what a callback may name beside these")
        .containsExactlyInAnyOrderElementsOf(
            EventTypes.OF_CONTRACTS.stream().filter(type -> !written().contains(type)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void the_back_office_has_words_for_each_of_them(String language) throws IOException {
    Properties texts = new Properties();
    try (InputStream in =
        EventTypesTest.class.getResourceAsStream("/messages/office_" + language + ".properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(texts.stringPropertyNames())
        .containsAll(EventTypes.OF_CONTRACTS.stream().map(type -> "office.event." + type).toList());
  }

  /** The types in all calls that write an event, looked up in the source where each call stands. */
  private static Set<String> written() {
    List<JavaMethodCall> calls =
        WallsTest.HOUSE.stream()
            .map(JavaClass::getMethodCallsFromSelf)
            .flatMap(Set::stream)
            .filter(call -> call.getTargetOwner().isAssignableTo(Events.class))
            .filter(call -> call.getName().equals("record"))
            .toList();
    assertThat(calls).as("calls that write an event").hasSizeGreaterThan(8);
    return calls.stream().map(EventTypesTest::type).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String type(JavaMethodCall call) {
    String source = source(call.getOriginOwner());
    String fromCall =
        source.lines().skip(call.getLineNumber() - 1L).collect(Collectors.joining("\n"));
    Matcher named = TYPE.matcher(fromCall);
    assertThat(named.find())
        .as("write the event's type as a text or a constant: %s", call.getDescription())
        .isTrue();
    if (named.group(1) != null) {
      return named.group(1);
    }
    Matcher constant = Pattern.compile(named.group(2) + " = \"([^\"]+)\"").matcher(source);
    assertThat(constant.find()).as("%s stands in %s", named.group(2), call).isTrue();
    return constant.group(1);
  }

  private static String source(JavaClass owner) {
    Path folder = Path.of("src/main/java", owner.getPackageName().replace('.', '/'));
    try {
      return Files.readString(
          folder.resolve(owner.getSource().orElseThrow().getFileName().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> description() throws IOException {
    try (InputStream in = EventTypesTest.class.getResourceAsStream("/openapi.yaml")) {
      return map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    }
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }
}
