package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectGraph;
import dev.slipway.fact.ProjectGraph.Disclosure;
import dev.slipway.fact.ProjectGraph.Toolchain;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.graph.ModuleGraph;
import dev.slipway.graph.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OlderGoTest {
  private final OlderGo check = new OlderGo();

  private List<String> found(String wanted, String ofDependency, String choice) {
    var goMod = GoMod.parse("module a\n\ngo " + wanted + "\n\nrequire b v1.0.0\n");
    var graph =
        ModuleGraph.of(
            goMod,
            content ->
                new Reading.Read(GoMod.parseDependency("module b\ngo " + ofDependency + "\n")));
    var known =
        new ProjectGraph(
            graph,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.of(
                new Toolchain(
                    "go1.26.8",
                    Optional.of(new GoSetting("GOTOOLCHAIN", choice, "the environment")))),
            new Disclosure(Optional.empty(), "", "off", "", List.of(), List.of()));
    var modules =
        new ProjectModules(
            goMod,
            GoSum.parse(""),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(known),
            Fact.unknown("the database was not asked", "--sumdb"));
    return Given.brief(check.examine(Given.server().withModules(Fact.known(modules, "go.mod"))));
  }

  @Test
  void findsAProjectThatNeedsANewerGo() {
    assertThat(found("1.99.0", "1.20", "local")).containsExactly("MODULES-35 blocker go.mod:3");
    assertThat(found("1.26.9", "1.20", "local")).isNotEmpty();
  }

  @Test
  void findsADependencyThatNeedsANewerGo() {
    assertThat(found("1.22", "1.27", "local"))
        .containsExactly("MODULES-35 blocker b@v1.0.0/go.mod:2");
  }

  @Test
  void findsAWorkspaceThatNeedsANewerGo() {
    var given = new GivenModules().go("go1.26.8", "local").workspace("go 1.27\n\nuse ./a\n");
    assertThat(Given.brief(check.examine(given.subject())))
        .containsExactly("MODULES-35 risk /src/go.work:1");
    assertThat(
            check.examine(
                new GivenModules()
                    .go("go1.26.8", "local")
                    .workspace("go 1.26\n\nuse ./a\n")
                    .subject()))
        .isEmpty();
  }

  @Test
  void findsNothingWhereGoIsNewEnoughOrFetchesAnother() {
    assertThat(found("1.26.8", "1.26", "local")).isEmpty();
    assertThat(found("1.99.0", "1.20", "auto")).isEmpty();
  }
}
