package dev.slipway.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom. Maven keeps the modules apart (core, engine, cli); these rules keep the rooms
 * inside them apart. When one fails, move the code, or change the rule together with
 * docs/architecture.md.
 */
class ArrowsTest {
  private static JavaClasses house;

  @BeforeAll
  static void openTheHouse() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway");
  }

  @Test
  void aFormatKnowsBytesAndTextAlone() {
    classes()
        .that()
        .resideInAPackage("dev.slipway.format..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..", // arithmetic alone: known_hosts hashes names
            "org.jspecify..",
            "dev.slipway.format..",
            "dev.slipway.model")
        .check(house);
  }

  @Test
  void factsAndFindingsDoNotJudge() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.slipway.fact", "dev.slipway.finding", "dev.slipway.model")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.slipway.check..", "dev.slipway.plan..", "dev.slipway.catalogue..")
        .check(house);
  }

  @Test
  void aCheckDoesNoInputOrOutputAndKnowsNoOtherChapter() {
    noClasses()
        .that()
        .resideInAPackage("dev.slipway.check..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio.file..", "java.net.http..", "java.lang.foreign..")
        .check(house);
    SlicesRuleDefinition.slices()
        .matching("dev.slipway.check.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Chapter"))
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void onlyOneRoomSpeaksSsh() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipway.remote.jsch")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.jcraft..")
        .check(house);
  }

  @Test
  void theEngineDoesNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.slipway.remote..",
            "dev.slipway.script..",
            "dev.slipway.gather..",
            "dev.slipway.transaction..",
            "dev.slipway.sandbox..",
            "dev.slipway.project..",
            "dev.slipway.build..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.slipway.cli..", "dev.slipway.command..", "picocli..")
        .check(house);
  }

  @Test
  void reportsAreMadeOfValues() {
    noClasses()
        .that()
        .resideInAPackage("dev.slipway.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.slipway.remote..", "dev.slipway.command..", "java.nio.file..")
        .check(house);
  }

  @Test
  void onlyExitEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.slipway.cli.Exit")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(house);
  }

  @Test
  void roomsFormNoCircle() {
    SlicesRuleDefinition.slices()
        .matching("dev.slipway.(*)")
        .namingSlices("$1")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                "dev.slipway.cli"),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                "dev.slipway.command", "dev.slipway.report", "dev.slipway.terminal"))
        .check(house);
  }
}
