package dev.slipway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Chapter;
import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ServerFacts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every check of the register. */
class ChecksTest {
  /**
   * The failures Slipway promises to find, by chapter; a chapter that is registered has them all.
   */
  private static final Map<String, String> PROMISED =
      Map.of(
          "UNIT",
          "01 04 05 06 07 08 09 10 11 12 13 21 22 23 26 27 28 29 34 35 36 45",
          "ENV",
          "04 05 06 07 08 09 10 11 12 13 14 33",
          "SECURITY",
          "02 03 04 05",
          "MEMORY",
          "01 02",
          "DEPLOY",
          "18",
          "ARTIFACT",
          "01 02 03 04 07 08",
          "HOST",
          "01 02 03 05 07 09 11 12 16 19 20",
          "NETWORK",
          "01 02 03 04 05 06 10",
          "MODULES",
          "04 06 08 10 16 18 19 20 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42",
          "TOOLCHAIN",
          "01 02 03 04 05 06 07 12 13 15 16 17 27 30 31 32");

  @Test
  void everyCheckHasItsPages() {
    assertThat(ids()).isSubsetOf(Catalogue.ids());
  }

  @Test
  void noIdIsCarriedByTwoChecks() {
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void everyIdBelongsToTheChapterOfItsCheck() {
    for (var chapter : Checks.chapters()) {
      assertThat(chapter.checks())
          .flatExtracting(Check::ids)
          .isNotEmpty()
          // A process left behind is a fault of the unit that only its port shows; modules are
          // switched off where Go is installed, not in a project.
          .filteredOn(id -> !id.equals("UNIT-39") && !id.equals("MODULES-03"))
          .allSatisfy(id -> assertThat(id).startsWith(chapter.name() + "-"));
    }
  }

  @Test
  void everyPromisedFailureOfRegisteredChaptersHasItsCheck() {
    for (var chapter : Checks.chapters()) {
      var promised = PROMISED.getOrDefault(chapter.name(), "").split(" ");
      assertThat(ids())
          .contains(Stream.of(promised).map(n -> chapter.name() + "-" + n).toArray(String[]::new));
    }
  }

  @Test
  void everyCheckIsFinalAndHasTestsForBrokenAndHealthy() {
    assertThat(Checks.all())
        .allSatisfy(
            check -> {
              assertThat(Modifier.isFinal(check.getClass().getModifiers())).isTrue();
              var tests = Class.forName(check.getClass().getName() + "Test");
              assertThat(testsOf(tests)).anyMatch(name -> name.matches("finds(?!Nothing).+"));
              assertThat(testsOf(tests)).anyMatch(name -> name.startsWith("findsNothing"));
            });
  }

  @Test
  void noCheckSaysAnythingWithoutFacts() {
    assertThat(Checks.examine(Subject.on(ServerFacts.of("web1")))).isEmpty();
  }

  private static List<String> ids() {
    return Checks.chapters().stream()
        .map(Chapter::checks)
        .flatMap(List::stream)
        .flatMap(check -> check.ids().stream())
        .toList();
  }

  private static List<String> testsOf(Class<?> tests) {
    return Stream.of(tests.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .toList();
  }
}
