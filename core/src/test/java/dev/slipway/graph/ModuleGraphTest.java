package dev.slipway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.ModuleVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules one by one; the engine holds whole graphs to the go command. */
class ModuleGraphTest {
  private final Map<String, String> files = new HashMap<>();

  private void module(String name, String text) {
    files.put(name, "module " + name.split("@", 2)[0] + "\n" + text);
  }

  private ModuleGraph graph(String main) {
    return ModuleGraph.of(
        GoMod.parse("module a\n" + main),
        content ->
            files.containsKey(content.toString())
                ? new Reading.Read(GoMod.parseDependency(files.get(content.toString())))
                : new Reading.Unread("not there"));
  }

  private static List<String> selected(ModuleGraph graph) {
    return graph.selected().stream().map(ModuleVersion::toString).toList();
  }

  @Test
  void takesTheHighestVersionThatAnyoneAsksFor() {
    module("b@v1.0.0", "go 1.17\nrequire d v1.2.0\n");
    module("c@v1.0.0", "go 1.17\nrequire d v1.10.0\n");
    module("d@v1.2.0", "go 1.17\n");
    module("d@v1.10.0", "go 1.17\n");
    var graph = graph("go 1.17\nrequire b v1.0.0\nrequire c v1.0.0\n");
    assertThat(selected(graph)).containsExactly("b@v1.0.0", "c@v1.0.0", "d@v1.10.0");
    assertThat(graph.requirementsOn("d"))
        .extracting(one -> one.requirer() + ":" + one.line() + " " + one.required().version())
        .containsExactly("b@v1.0.0:3 v1.2.0", "c@v1.0.0:3 v1.10.0");
    assertThat(graph.isComplete()).isTrue();
  }

  @Test
  void leavesOutWhatAPrunedModuleRequiresFurtherDown() {
    module("b@v1.0.0", "go 1.17\nrequire c v1.0.0\n");
    module("c@v1.0.0", "go 1.17\nrequire d v1.0.0\n");
    module("d@v1.0.0", "go 1.17\n");
    assertThat(selected(graph("go 1.17\nrequire b v1.0.0\n")))
        .containsExactly("b@v1.0.0", "c@v1.0.0");
    assertThat(selected(graph("go 1.16\nrequire b v1.0.0\n")))
        .containsExactly("b@v1.0.0", "c@v1.0.0", "d@v1.0.0");
    module("b@v1.0.0", "require c v1.0.0\n"); // without a go line all of it counts
    assertThat(selected(graph("go 1.17\nrequire b v1.0.0\n")))
        .containsExactly("b@v1.0.0", "c@v1.0.0", "d@v1.0.0");
  }

  @Test
  void passesOverWhatIsExcluded() {
    module("b@v1.0.0", "require c v1.5.0\n");
    module("c@v1.0.0", "");
    var graph = graph("go 1.17\nrequire b v1.0.0\nrequire c v1.0.0\nexclude c v1.5.0\n");
    assertThat(selected(graph)).containsExactly("b@v1.0.0", "c@v1.0.0");
    assertThat(graph.isComplete()).isTrue();
  }

  @Test
  void readsWhatReplacesAModuleUnderItsOwnName() {
    module("fork@v1.0.1", "require d v1.0.0\n");
    module("d@v1.0.0", "");
    files.put("../d", "module other\n");
    var graph =
        graph(
            """
            go 1.17
            require b v1.0.0
            replace b => ./nowhere
            replace b v1.0.0 => fork v1.0.1
            replace d => ../d
            """);
    assertThat(selected(graph)).containsExactly("b@v1.0.0", "d@v1.0.0");
    assertThat(graph.content(new ModuleVersion("b", "v1.0.0"))).hasToString("fork@v1.0.1");
    assertThat(graph.content(new ModuleVersion("b", "v1.1.0"))).hasToString("./nowhere");
    assertThat(graph.isComplete()).isTrue();
  }

  @Test
  void namesWhatItCouldNotRead() {
    module("b@v1.0.0", "");
    files.put("c@v1.0.0", "module other\n");
    files.put("d@v1.0.0", "go 1.20\n");
    var graph = graph("require b v1.0.0\nrequire c v1.0.0\nrequire d v1.0.0\nrequire e v1.0.0\n");
    assertThat(graph.isComplete()).isFalse();
    assertThat(graph.unread())
        .extracting(one -> one.module() + ": " + one.reason())
        .containsExactly(
            "c@v1.0.0: its go.mod says that it is other",
            "d@v1.0.0: its go.mod has no module line",
            "e@v1.0.0: not there");
  }

  @Test
  void endsInACircleAndNeverChoosesAnotherVersionOfTheMainModule() {
    module("b@v1.0.0", "require c v1.0.0\nrequire a v1.5.0\n");
    module("c@v1.0.0", "require b v1.0.0\n");
    module("a@v1.5.0", "require d v1.0.0\n");
    module("d@v1.0.0", "");
    assertThat(selected(graph("require b v1.0.0\n")))
        .containsExactly("b@v1.0.0", "c@v1.0.0", "d@v1.0.0");
  }

  @Test
  void findsTheShortestChain() {
    module("b@v1.0.0", "require c v1.0.0\n");
    module("c@v1.0.0", "require d v1.0.0\n");
    module("d@v1.0.0", "");
    module("e@v1.0.0", "require d v1.0.0\n");
    var graph = graph("go 1.17\nrequire b v1.0.0\nrequire e v1.0.0\n");
    assertThat(graph.chain("d"))
        .extracting(Requirement::toString)
        .hasSize(2)
        .first()
        .asString()
        .contains("e@v1.0.0");
    assertThat(graph.chain("b"))
        .singleElement()
        .satisfies(one -> assertThat(one.isOfMain()).isTrue());
    assertThat(graph.chain("nothing")).isEmpty();
  }
}
