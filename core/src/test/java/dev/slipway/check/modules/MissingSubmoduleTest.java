package dev.slipway.check.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.fact.ProjectGraph.Submodule.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingSubmoduleTest {
  private final MissingSubmodule check = new MissingSubmodule();

  private List<String> found(GivenModules given) {
    return Given.brief(check.examine(given.cached("example.com/d@v1.0.0", "go 1.22\n").subject()));
  }

  @Test
  void findsWhatTheProjectReads() {
    var use = new Use("main.go:4", "go:embed third/data", true);
    assertThat(found(new GivenModules().submodule("", "third", use)))
        .containsExactly("MODULES-37 blocker main.go:4");
    var inC = new Use("c.go:4", "#cgo ${SRCDIR}/third", false);
    assertThat(found(new GivenModules().submodule("", "third", inC)))
        .containsExactly("MODULES-37 risk c.go:4");
    assertThat(found(new GivenModules().submodule("", "third", inC, use)))
        .containsExactly("MODULES-37 blocker c.go:4");
  }

  @Test
  void findsWhatADependencyReads() {
    var use = new Use("/cache/d.go:4", "go:embed third/data", true);
    assertThat(found(new GivenModules().submodule("example.com/d", "third", use)))
        .containsExactly("MODULES-37 risk go.mod:5");
  }

  @Test
  void findsNothingWhereNothingIsReadThatIsMissing() {
    assertThat(found(new GivenModules())).isEmpty();
  }
}
