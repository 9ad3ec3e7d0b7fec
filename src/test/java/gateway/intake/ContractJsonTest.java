package gateway.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.contract.AnnexRequest;
import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractJsonTest {
  private static final String SIGNER = "'recipients':[{'role':'signer','email':'lea@example.org'}]";

  private static ContractRequest parse(String json) {
    return ContractJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static List<ProblemItem> problems(String json) {
    return catchThrowableOfType(ContractJsonRefused.class, () -> parse(json)).problems();
  }

  @Test
  void a_whole_request_is_read() {
    ContractRequest request =
        parse(
            """
            {'externalId':'order-4711','title':'Entretien','message':'Bonjour {{recipient.firstName}}\\nÀ bientôt',
             'template':null,'level':'B-T','expiresAt':'2026-12-31T23:00:00+01:00','remindEvery':null,'order':'parallel',
             'customer':{'number':'C-1001','company':'ACME','firstName':'Léa','lastName':'Martin','email':'lea@example.org'},
             'recipients':[{'role':'signer','key':'signer1','mode':'remote-email','customer':true,'locale':'en'}],
             'properties':{'amount':'120.00','siteAddress':{'value':null,'fillBy':'signer1','type':'textarea','required':true,'label':'Adresse'}},
             'collect':[],
             'callbacks':[{'url':'https://erp.example.org/hooks','events':['contract.closed'],'include':['documents']}]}
            """);
    assertThat(request.externalId()).isEqualTo("order-4711");
    assertThat(request.message()).endsWith("À bientôt");
    assertThat(request.level()).isEqualTo(Level.B_T);
    assertThat(request.locale()).isEqualTo("en");
    assertThat(request.expiresAt()).isEqualTo(Instant.parse("2026-12-31T22:00:00Z"));
    assertThat(request.customer().get(PersonField.number)).isEqualTo("C-1001");
    ContractRequest.RecipientRequest signer = request.recipients().get(0);
    assertThat(signer.role()).isEqualTo(Role.SIGNER);
    assertThat(signer.mode()).isEqualTo(Mode.REMOTE_EMAIL);
    assertThat(signer.isCustomer()).isTrue();
    assertThat(request.properties())
        .containsExactly(
            new Property("amount", "120.00", "amount", PropertyType.TEXT, false, "sender", "api"),
            new Property(
                "siteAddress", null, "Adresse", PropertyType.TEXTAREA, true, "signer1", ""));
    assertThat(request.callbacks())
        .containsExactly(
            new ContractRequest.CallbackRequest(
                URI.create("https://erp.example.org/hooks"),
                Set.of("contract.closed"),
                Set.of("documents")));
  }

  @Test
  void the_least_request_has_sensible_defaults() {
    ContractRequest request = parse("{'title':'T'," + SIGNER + "}");
    assertThat(request.level()).isEqualTo(Level.B_T);
    assertThat(request.locale()).isEqualTo("fr");
    assertThat(request.expiresAt()).isNull();
    assertThat(request.recipients().get(0).key()).isNull();
  }

  @Test
  void a_property_may_be_filled_by_the_key_paraph_will_choose() {
    ContractRequest request =
        parse("{'title':'T'," + SIGNER + ",'properties':{'a':{'fillBy':'signer1'}}}");
    assertThat(request.properties().get(0).fillBy()).isEqualTo("signer1");
  }

  @Test
  void a_form_fields_own_name_is_a_property() {
    ContractRequest request =
        parse("{'title':'T'," + SIGNER + ",'properties':{'form1[0].#sub[0].Name[0]':'x'}}");
    assertThat(request.properties().get(0).key()).isEqualTo("form1[0].#sub[0].Name[0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /title | {RECIPIENTS}
          /title | {'title':'  ',RECIPIENTS}
          /title | {'title':5,RECIPIENTS}
          /title | {'title':'a\\u0000b',RECIPIENTS}
          /title | {'title':'a\\nb',RECIPIENTS}
          /recipients | {'title':'T'}
          /recipients | {'title':'T','recipients':{}}
          /recipients/0 | {'title':'T','recipients':['lea']}
          /recipients/0/role | {'title':'T','recipients':[{'role':'boss','email':'a@b.c'}]}
          /recipients | {'title':'T','recipients':[{'role':'approver','email':'a@b.c'}]}
          /recipients | {'title':'T','recipients':[]}
          /recipients/0/email | {'title':'T','recipients':[{'role':'signer'}]}
          /recipients/0/email | {'title':'T','recipients':[{'role':'signer','email':'lea'}]}
          /recipients/0/customer | {'title':'T','recipients':[{'role':'signer','customer':true}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mode':'on-site-pad'}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'copy','email':'a@b.c','mode':'remote-sms'},{'role':'signer','email':'a@b.c'}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'approver','email':'a@b.c','mode':'seal'},{'role':'signer','email':'a@b.c'}]}
          /recipients/0/firstName | {'title':'T','recipients':[{'role':'signer','mode':'seal','firstName':'Ana'}]}
          /recipients/0/customer | {'title':'T','customer':{'email':'a@b.c'},'recipients':[{'role':'signer','mode':'seal','customer':true}]}
          /recipients/1/customer | {'title':'T','customer':{'email':'a@b.c'},'recipients':[{'role':'signer','customer':true},{'role':'signer','customer':true}]}
          /recipients/1/key | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','key':'x'},{'role':'copy','email':'a@b.c','key':'x'}]}
          /recipients/1/key | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','key':'signer2'},{'role':'signer','email':'a@b.c'}]}
          /recipients/0/key | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','key':'seal'}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mode':'pigeon'}]}
          /recipients/0/key | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','key':'sender'}]}
          /recipients/0/mail | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mail':'x'}]}
          /recipients/1/email | {'title':'T','recipients':[{'role':'signer','email':'a@b.c'},{'role':'copy'}]}
          /level | {'title':'T',RECIPIENTS,'level':'B-LTA'}
          /level | {'title':'T',RECIPIENTS,'level':'gold'}
          /template | {'title':'T',RECIPIENTS,'template':'lease'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'PT59M'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'P31D'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'-P3D'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'P99999999999999999D'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'weekly'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':3}
          /collect/0 | {'title':'T',RECIPIENTS,'collect':['identity']}
          /collect/0/name | {'title':'T',RECIPIENTS,'collect':[{'label':'L'}]}
          /collect/0/name | {'title':'T',RECIPIENTS,'collect':[{'name':'../x','label':'L'}]}
          /collect/1/name | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L'},{'name':'x','label':'M'}]}
          /collect/0/label | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':' '}]}
          /collect/0/types/0 | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','types':['exe','pdf']}]}
          /collect/0/types | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','types':[]}]}
          /collect/0/maxSizeMb | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','maxSizeMb':26}]}
          /collect/0/maxSizeMb | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','maxSizeMb':1.5}]}
          /collect/0/maxFiles | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','maxFiles':0}]}
          /collect/0/required | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','required':1}]}
          /collect/0/from | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','from':'sender'}]}
          /collect/0/maxfiles | {'title':'T',RECIPIENTS,'collect':[{'name':'x','label':'L','maxfiles':2}]}
          /expiresAt | {'title':'T',RECIPIENTS,'expiresAt':'+999999999-12-31T23:59:59Z'}
          /order | {'title':'T',RECIPIENTS,'order':'random'}
          /expiresAt | {'title':'T',RECIPIENTS,'expiresAt':'tomorrow'}
          /unknown | {'title':'T',RECIPIENTS,'unknown':null}
          /a~1b~0c | {'title':'T',RECIPIENTS,'a/b~c':1}
          /customer/birthDate | {'title':'T',RECIPIENTS,'customer':{'birthDate':'2026-02-30'}}
          /properties/x | {'title':'T',RECIPIENTS,'properties':{'x':12}}
          /properties/x | {'title':'T',RECIPIENTS,'properties':{'x':null}}
          /properties/x/fillBy | {'title':'T',RECIPIENTS,'properties':{'x':{'fillBy':'nobody'}}}
          /properties/x/fillBy | {'title':'T',RECIPIENTS,'properties':{'x':{}}}
          /properties/x/fillBy | {'title':'T','recipients':[{'role':'signer','email':'a@b.c'},{'role':'approver','email':'a@b.c'}],'properties':{'x':{'fillBy':'approver1'}}}
          /properties/x/fillBy | {'title':'T','recipients':[{'role':'signer','mode':'seal'}],'properties':{'x':{'fillBy':'signer1'}}}
          /properties/x/value | {'title':'T',RECIPIENTS,'properties':{'x':{'fillBy':'sender'}}}
          /properties/x/type | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','type':'image'}}}
          /properties/x/required | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','required':'yes'}}}
          /properties/x/kind | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','kind':'a'}}}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{'url':'ftp://a.b/c'}]}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://user:pw@a.b/c'}]}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{}]}
          /callbacks/0/events/0 | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','events':['all']}]}
          /callbacks/0/events | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','events':['contract.refused']}]}
          /callbacks/0/events | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','events':[]}]}
          /callbacks/0/include/0 | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','include':['x']}]}
          """)
  void what_is_wrong_is_told_with_its_place(String pointer, String json) {
    assertThat(problems(json.replace("RECIPIENTS", SIGNER)))
        .extracting(ProblemItem::pointer)
        .containsExactly(pointer);
  }

  @Test
  void everything_wrong_is_told_at_once() {
    assertThat(problems("{'level':'x','recipients':[{'role':'y'}],'zzz':1}"))
        .extracting(ProblemItem::pointer)
        .containsExactlyInAnyOrder(
            "/title", "/level", "/recipients/0/role", "/recipients/0/email", "/zzz");
  }

  @Test
  void the_example_in_the_documentation_is_read() throws IOException {
    String text = java.nio.file.Files.readString(Path.of("docs/api.md"));
    int start = text.indexOf("```json\n{") + 8;
    String example = text.substring(start, text.indexOf("```", start));
    ContractRequest request = ContractJson.parse(example.getBytes(StandardCharsets.UTF_8));
    assertThat(request.externalId()).isEqualTo("order-4711");
    assertThat(request.recipients()).hasSize(3);
    assertThat(request.collect()).hasSize(1);
    assertThat(request.remindEvery()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void several_people_of_every_role_are_read() {
    ContractRequest request =
        parse(
            """
            {'title':'T','order':'sequential','remindEvery':'P3D',
             'recipients':[
               {'role':'signer','email':'lea@example.org','firstName':'Léa'},
               {'role':'approver','email':'ana@example.org'},
               {'role':'signer','mode':'seal'},
               {'role':'signer','email':'max@example.org','mode':'remote-sms','mobile':'+33611111111'},
               {'role':'copy','email':'books@example.org'}],
             'properties':{'site':{'fillBy':'signer3'}},
             'collect':[{'name':'identity','label':'Pièce','maxSizeMb':5,'maxFiles':2,'required':true,
                         'types':['png','jpg'],'from':'signer3'},
                        {'name':'other','label':'Autre','from':'signer1'}]}
            """);
    assertThat(request.order()).isEqualTo(SigningOrder.SEQUENTIAL);
    assertThat(request.remindEvery()).isEqualTo(Duration.ofDays(3));
    assertThat(request.recipients())
        .extracting(ContractRequest.RecipientRequest::mode)
        .containsExactly(
            Mode.REMOTE_EMAIL, Mode.REMOTE_EMAIL, Mode.SEAL, Mode.REMOTE_SMS, Mode.REMOTE_EMAIL);
    assertThat(RecipientKeys.of(request.recipients()))
        .containsExactly("signer1", "approver1", "signer2", "signer3", "copy1");
    assertThat(request.collect())
        .containsExactly(
            new AnnexRequest("identity", "Pièce", List.of("jpg", "png"), 5, 2, true, "signer3"),
            new AnnexRequest(
                "other", "Autre", List.of("jpg", "pdf", "png"), 10, 1, false, "signer1"));
  }

  @Test
  void what_to_attach_is_asked_of_the_only_person_who_signs() {
    ContractRequest request =
        parse(
            "{'title':'T',"
                + SIGNER.replace("]", ",{'role':'signer','mode':'seal'}]")
                + ",'collect':[{'name':'x','label':'L'}]}");
    assertThat(request.collect().get(0).from()).isEqualTo("signer1");
  }

  @Test
  void all_act_at_once_unless_an_order_is_asked_for() {
    assertThat(parse("{'title':'T'," + SIGNER + "}").order()).isEqualTo(SigningOrder.PARALLEL);
  }

  @ParameterizedTest
  @CsvSource({"recipients,50", "collect,20", "callbacks,20", "properties,200"})
  void too_many_are_refused_by_their_limit_and_not_one_by_one(String member, int limit) {
    String one =
        member.equals("recipients")
            ? "{'role':'signer','email':'a@example.org'}"
            : member.equals("collect") ? "{'name':'n%d','label':'L'}" : "{'url':'https://a.b/%d'}";
    String many =
        IntStream.range(0, 5000)
            .mapToObj(i -> member.equals("properties") ? "'p" + i + "':'v'" : one.formatted(i))
            .collect(Collectors.joining(","));
    String value = member.equals("properties") ? "{" + many + "}" : "[" + many + "]";
    String people = member.equals("recipients") ? "" : SIGNER + ",";
    assertThat(problems("{'title':'T'," + people + "'" + member + "':" + value + "}"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/" + member);
              assertThat(problem.message()).contains(" " + limit + " ");
            });
  }

  @Test
  void a_million_unknown_members_are_answered_at_once() {
    String many =
        IntStream.range(0, 400_000).mapToObj(i -> "'" + i + "':1").collect(Collectors.joining(","));
    assertThat(problems("{" + many + "}")).hasSize(100);
    assertThat(problems("{'title':'" + "x".repeat(5_300_000) + "'}"))
        .extracting(ProblemItem::message)
        .containsExactly("is larger than 5 MB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'title':'T','title':'U'}
          {'title':'T'} {}
          {'title':'Léa Martin'
          []
          12
          `  `
          """)
  void what_is_no_json_object_is_refused_without_quoting_it(String json) {
    List<ProblemItem> problems = problems(json);
    assertThat(problems.get(0).pointer()).isEmpty();
    assertThat(problems.toString()).doesNotContain("Léa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'title':'T','title':'U'} | is not valid JSON: the same member stands twice, at line 1, column
          {'title':'T' | is not complete JSON: it ends too early, at line 1, column
          {'title':T} | is not valid JSON at line 1, column
          {'titel':'T'} | is not a member known here, but title is
          {'firstname':'T'} | is not a member known here; known are annexes, callbacks, collect
          """)
  void what_was_probably_meant_is_said(String json, String told) {
    assertThat(problems(json)).extracting(ProblemItem::message).anyMatch(m -> m.startsWith(told));
  }

  @Test
  void another_encoding_than_utf8_is_called_so() {
    assertThatThrownBy(() -> ContractJson.parse("{\"title\":\"é\"}".getBytes(ISO_8859_1)))
        .isInstanceOfSatisfying(
            ContractJsonRefused.class,
            refused ->
                assertThat(refused.problems().get(0).message())
                    .startsWith("is not valid JSON: it is not written in UTF-8, at line 1"));
  }

  @Test
  void a_problem_never_repeats_the_value() {
    String secret = "canary-4711";
    String json = "{'title':'T','recipients':[{'role':'" + secret + "','email':'" + secret + "'}]}";
    assertThat(problems(json).toString()).doesNotContain(secret);
  }
}
