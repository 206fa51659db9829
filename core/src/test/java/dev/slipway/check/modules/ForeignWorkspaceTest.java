package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.ProjectGraph.Used;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignWorkspaceTest {
  private final ForeignWorkspace check = new ForeignWorkspace();

  private List<String> found(GivenModules given) {
    return GivenModules.seen(check.examine(given.subject()));
  }

  private static final Used PROJECT = new Used(2, "./a", "example.com/a", true, false);

  private static GivenModules given() {
    return new GivenModules().cached("example.com/d@v1.0.0", "");
  }

  @Test
  void findsAModuleThatTheWorkspaceTakesFromADirectory() {
    var used = new Used(3, "../d", "example.com/d", false, false);
    assertThat(found(given().workspace("use ./a\nuse ../d\n", PROJECT, used)))
        .containsExactly(
            "MODULES-16 risk example.com/d: ../d here, example.com/d@v1.0.0 in the release");
  }

  @Test
  void findsAModuleThatTheWorkspaceReplaces() {
    assertThat(found(given().workspace("use ./a\nreplace example.com/d => ../d\n", PROJECT)))
        .containsExactly(
            "MODULES-16 risk example.com/d: ../d here, example.com/d@v1.0.0 in the release");
  }

  @Test
  void findsAWorkspaceThatStopsTheBuild() {
    assertThat(found(given().workspace("use ./b\n")))
        .containsExactly("MODULES-16 advice no use of it");
    assertThat(found(given().unreadWorkspace("1:1: expected a directive, found x")))
        .containsExactly("MODULES-16 advice 1:1: expected a directive, found x");
  }

  @Test
  void findsNothingWhenTheReleaseIsBuiltOfTheSame() {
    assertThat(found(given())).isEmpty();
    assertThat(found(given().workspace("use ./a\n", PROJECT))).isEmpty();
    var same = new Used(3, "../d", "example.com/d", false, true);
    assertThat(found(given().workspace("use ./a\nuse ../d\n", PROJECT, same))).isEmpty();
    var stranger = new Used(3, "../z", "example.com/z", false, false);
    assertThat(
            found(given().workspace("replace example.com/d v0.1.0 => ../d\n", PROJECT, stranger)))
        .isEmpty();
  }
}
