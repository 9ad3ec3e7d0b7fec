package gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gateway.contract.Level;
import gateway.contract.Mode;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
          /recipients/0/role | {'title':'T','recipients':[{'role':'approver','email':'a@b.c'}]}
          /recipients/0/email | {'title':'T','recipients':[{'role':'signer'}]}
          /recipients/0/email | {'title':'T','recipients':[{'role':'signer','email':'lea'}]}
          /recipients/0/customer | {'title':'T','recipients':[{'role':'signer','customer':true}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mode':'remote-sms'}]}
          /recipients/0/mode | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mode':'pigeon'}]}
          /recipients/0/key | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','key':'sender'}]}
          /recipients/0/mail | {'title':'T','recipients':[{'role':'signer','email':'a@b.c','mail':'x'}]}
          /recipients/1 | {'title':'T','recipients':[{'role':'signer','email':'a@b.c'},{'role':'copy','email':'d@b.c'}]}
          /level | {'title':'T',RECIPIENTS,'level':'B-LTA'}
          /level | {'title':'T',RECIPIENTS,'level':'gold'}
          /template | {'title':'T',RECIPIENTS,'template':'lease'}
          /remindEvery | {'title':'T',RECIPIENTS,'remindEvery':'P3D'}
          /collect | {'title':'T',RECIPIENTS,'collect':[{}]}
          /order | {'title':'T',RECIPIENTS,'order':'random'}
          /expiresAt | {'title':'T',RECIPIENTS,'expiresAt':'tomorrow'}
          /unknown | {'title':'T',RECIPIENTS,'unknown':null}
          /a~1b~0c | {'title':'T',RECIPIENTS,'a/b~c':1}
          /customer/birthDate | {'title':'T',RECIPIENTS,'customer':{'birthDate':'2026-02-30'}}
          /properties/x | {'title':'T',RECIPIENTS,'properties':{'x':12}}
          /properties/x | {'title':'T',RECIPIENTS,'properties':{'x':null}}
          /properties/x/fillBy | {'title':'T',RECIPIENTS,'properties':{'x':{'fillBy':'nobody'}}}
          /properties/x/fillBy | {'title':'T',RECIPIENTS,'properties':{'x':{}}}
          /properties/x/value | {'title':'T',RECIPIENTS,'properties':{'x':{'fillBy':'sender'}}}
          /properties/x/type | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','type':'image'}}}
          /properties/x/required | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','required':'yes'}}}
          /properties/x/kind | {'title':'T',RECIPIENTS,'properties':{'x':{'value':'1','kind':'a'}}}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{'url':'ftp://a.b/c'}]}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://user:pw@a.b/c'}]}
          /callbacks/0/url | {'title':'T',RECIPIENTS,'callbacks':[{}]}
          /callbacks/0/events/0 | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','events':['all']}]}
          /callbacks/0/events | {'title':'T',RECIPIENTS,'callbacks':[{'url':'https://a.b/c','events':['contract.refused']}]}
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

  @Test
  void a_problem_never_repeats_the_value() {
    String secret = "canary-4711";
    String json = "{'title':'T','recipients':[{'role':'" + secret + "','email':'" + secret + "'}]}";
    assertThat(problems(json).toString()).doesNotContain(secret);
  }
}
