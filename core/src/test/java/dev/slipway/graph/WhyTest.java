package dev.slipway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.gomod.GoMod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static final Map<String, String> FILES =
      Map.of(
          "example.com/b@v1.0.0", "module example.com/b\nrequire example.com/d v1.3.0\n",
          "example.com/c@v1.0.0", "module example.com/c\nrequire example.com/d v1.1.0\n",
          "example.com/d@v1.3.0", "module example.com/d\n",
          "example.com/d@v1.2.0", "module example.com/d\n",
          "example.com/d@v1.1.0", "module example.com/d\n");

  private static ModuleGraph graph(String more) {
    return ModuleGraph.of(
        GoMod.parse(
            "module example.com/a\nrequire example.com/c v1.0.0\nrequire example.com/d v1.2.0\n"
                + more),
        content ->
            FILES.containsKey(content.toString())
                ? new Reading.Read(GoMod.parseDependency(FILES.get(content.toString())))
                : new Reading.Unread("not there"));
  }

  @Test
  void namesWhoDecidesAndWhoAsksForLess() {
    var why = Why.of(graph("require example.com/b v1.0.0\n"), "example.com/d").orElseThrow();
    assertThat(why.module()).hasToString("example.com/d@v1.3.0");
    assertThat(why.requirements())
        .extracting(one -> one.requirer() + " " + one.required().version())
        .containsExactly(
            "example.com/b@v1.0.0 v1.3.0", "example.com/a@ v1.2.0", "example.com/c@v1.0.0 v1.1.0");
    assertThat(why.deciding()).containsExactly(why.requirements().getFirst());
    assertThat(why.chain())
        .extracting(one -> one.line() + " " + one.required())
        .containsExactly("4 example.com/b@v1.0.0", "2 example.com/d@v1.3.0");
    assertThat(why.replacement()).isEmpty();
  }

  @Test
  void namesTheLineThatReplaces() {
    var why = Why.of(graph("replace example.com/d => ../d\n"), "example.com/d").orElseThrow();
    assertThat(why.module()).hasToString("example.com/d@v1.2.0");
    assertThat(why.replacement().orElseThrow().line()).isEqualTo(4);
  }

  @Test
  void namesWhatAWordMayHaveMeant() {
    var graph = graph("");
    assertThat(Why.of(graph, "example.com/x")).isEmpty();
    assertThat(Why.nearest(graph, "example.com/d/pkg")).first().isEqualTo("example.com/d");
    assertThat(Why.nearest(graph, "example.con/d")).first().isEqualTo("example.com/d");
    assertThat(Why.nearest(graph, "/d")).contains("example.com/d");
    assertThat(Why.nearest(graph, "golang.org/x/text")).isEmpty();
  }
}
