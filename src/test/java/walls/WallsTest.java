package walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house, each with its reason. docs/architecture.md draws them. */
class WallsTest {
  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("gateway", "routes", "processors");

  @Test
  void the_rules_look_at_the_whole_house() {
    assertThat(HOUSE.size()).as("imported classes").isGreaterThan(200);
  }

  @Test
  void only_the_edge_knows_camel() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "routes", "processors", "gateway.camel..", "gateway.app", "gateway.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..")
        .because("what thinks must be testable and reusable without a running route")
        .check(HOUSE);
  }

  @Test
  void only_the_store_and_its_scheduler_know_jdbc() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gateway.store..", "gateway.work..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.zaxxer.hikari..")
        .because(
            "one room can then promise what is durable, and a second database is one room's work")
        .check(HOUSE);
  }

  @Test
  void only_rooms_that_open_pdfs_know_pdfbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "gateway.pdf..",
            "gateway.smartfield..",
            "gateway.signing..",
            "gateway.evidence..",
            "gateway.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
        .because("a foreign PDF may only be opened where time and memory are bounded")
        .check(HOUSE);
  }

  @Test
  void only_signing_evidence_and_access_know_bouncy_castle() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "gateway.signing..", "gateway.evidence..", "gateway.access..", "gateway.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..")
        .because("keys and certificates have one home")
        .check(HOUSE);
  }

  @Test
  void only_web_and_the_camel_room_know_vertx() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gateway.web..", "gateway.camel..", "gateway.app")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "gg.jte..")
        .because("pages are one way to use the chain, not part of it")
        .check(HOUSE);
  }

  @Test
  void only_net_opens_outbound_http() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gateway.net..", "gateway.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..", "java.net.http..")
        .because("egress rules hold only if there is one way out")
        .check(HOUSE);
  }

  @Test
  void the_core_imports_nothing_of_ours_but_base() {
    onlyDependsOn("gateway.contract", "gateway.base");
    onlyDependsOn("gateway.base");
  }

  @Test
  void domain_rooms_use_only_what_the_plan_allows() {
    onlyDependsOn("gateway.pdf", "gateway.contract", "gateway.base", "gateway.smartfield");
    onlyDependsOn("gateway.smartfield", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.signing", "gateway.contract", "gateway.base", "gateway.access");
    onlyDependsOn("gateway.evidence", "gateway.contract", "gateway.signing", "gateway.base");
    onlyDependsOn("gateway.intake", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.delivery", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.access", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.notify", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.connector", "gateway.intake", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.net", "gateway.base");
    onlyDependsOn("gateway.work", "gateway.store", "gateway.contract", "gateway.base");
    onlyDependsOn("gateway.watch", "gateway.store", "gateway.base");
    onlyDependsOn(
        "gateway.journey", "gateway.contract", "gateway.access", "gateway.notify", "gateway.base");
  }

  @Test
  void nobody_but_the_demo_and_its_own_start_uses_the_demo() {
    noClasses()
        .that()
        .resideOutsideOfPackage("gateway.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("gateway.demo..")
        .because("lib-demo/ is never on the class path of `run`")
        .check(HOUSE);
  }

  @Test
  void rooms_form_no_cycle() {
    SlicesRuleDefinition.slices()
        .matching("gateway.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a room can only be understood alone if nothing leads back into it")
        .check(HOUSE);
  }

  @Test
  void time_comes_from_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gateway.base", "gateway.demo..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("tests move the clock, and nothing waits by sleeping")
        .check(HOUSE);
  }

  @Test
  void only_the_command_line_and_the_demo_print() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gateway.app", "gateway.demo..", "gateway.pdf..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .because("a server speaks through its log; pdf's worker guards its standard output")
        .check(HOUSE);
  }

  @Test
  void nothing_is_serialized_the_java_way() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .because("deserialization of foreign bytes is code execution")
        .check(HOUSE);
  }

  @Test
  void no_class_hides_its_purpose_behind_a_filler_word() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
        .because("a name that says nothing attracts everything")
        .check(HOUSE);
  }

  @Test
  void every_package_is_null_marked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .because("NullAway checks marked packages only")
        .check(HOUSE);
    HOUSE.stream()
        .map(JavaClass::getPackageName)
        .distinct()
        .forEach(
            room ->
                assertThat(HOUSE.contain(room + ".package-info"))
                    .as("package-info of " + room)
                    .isTrue());
  }

  private static void onlyDependsOn(String room, String... allowed) {
    classes()
        .that()
        .resideInAPackage(room + "..")
        .should()
        .onlyDependOnClassesThat(
            new DescribedPredicate<>("are no other room's") {
              @Override
              public boolean test(JavaClass target) {
                String name = target.getPackageName();
                boolean ours =
                    name.startsWith("gateway.")
                        || name.equals("routes")
                        || name.equals("processors");
                if (!ours || in(name, room)) {
                  return true;
                }
                for (String other : allowed) {
                  if (in(name, other)) {
                    return true;
                  }
                }
                return false;
              }
            })
        .because("the street has one direction: docs/architecture.md, \"Rooms\"")
        .check(HOUSE);
  }

  private static boolean in(String name, String room) {
    return name.equals(room) || name.startsWith(room + ".");
  }
}
