package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.Schemas;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules why} with a module cache that is made here. */
class ModulesWhyTest {
  @TempDir Path directory;

  @BeforeEach
  void writeProject() throws Exception {
    write(
        "go.mod",
        """
        module example.com/a
        go 1.22
        require example.com/b v1.0.0
        require example.com/d v1.2.0
        replace example.com/d => ../d
        """);
    cached("b", "v1.0.0", "go 1.22\nrequire example.com/d v1.3.0\n");
    write("../d/go.mod", "module example.com/d\ngo 1.22\nrequire example.com/gone v0.1.0\n");
  }

  private void write(String file, String text) throws Exception {
    var path = directory.resolve("project").resolve(file).normalize();
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }

  private void cached(String name, String version, String text) throws Exception {
    write(
        "../mod/cache/download/example.com/" + name + "/@v/" + version + ".mod",
        "module example.com/" + name + "\n" + text);
  }

  private Run why(String... words) throws Exception {
    var all = new ArrayList<>(List.of("modules", "why"));
    all.addAll(List.of(words));
    return Launcher.packaged()
        .in(directory.resolve("project"))
        .with("GOMODCACHE", directory.resolve("mod").toString())
        .run(all.toArray(String[]::new));
  }

  @Test
  void saysWhoAsksAndWhoDecided() throws Exception {
    var run = why("example.com/d");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "example.com/d v1.3.0",
            "replaced by  ../d  (go.mod:5)",
            "",
            "shortest chain",
            "  example.com/a",
            "  -> example.com/b@v1.0.0  go.mod:3",
            "     -> example.com/d@v1.3.0  go.mod:3",
            "",
            "2 ask for it, and the highest version is taken",
            "  * v1.3.0  example.com/b@v1.0.0  go.mod:3",
            "    v1.2.0  example.com/a  go.mod:4",
            "",
            "* decides: without it the version would be an older one, or the module not there");
    Schemas.load()
        .assertValid(why("example.com/d", "--format", "json").out(), "slipway/modules-why/1");
  }

  @Test
  void saysWhatIsNotInTheGraphAndWhatIsNotKnown() throws Exception {
    var run = why("example.com/dd");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("example.com/dd is not in the module graph of example.com/a")
        .contains("nearest  example.com/")
        .doesNotContain("not known");
    write("go.mod", "module example.com/a\nrequire example.com/gone v0.1.0\n");
    assertThat(why("example.com/gone").out())
        .contains("example.com/gone v0.1.0")
        .contains("not known: what 1 modules of the graph ask for")
        .contains("example.com/gone@v0.1.0: not in the module cache");
    Schemas.load()
        .assertValid(why("example.com/x", "--format", "json").out(), "slipway/modules-why/1");
    assertThat(why().err()).contains("takes the path of a module");
    assertThat(why("x", "--format", "sarif").exit()).isEqualTo(2);
  }
}
