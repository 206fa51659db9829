package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A repair whose process ends in the middle of it. */
class KilledRepairTest extends RepairedProject {
  private static final int MANY = 3000;

  /** A kill comes when it comes: what Go compiles is whole before, and not there after. */
  @Test
  void leavesNoHalfDirectoryWhenItIsKilled() throws Exception {
    var files = new TreeMap<>(Map.of("d.go", CODE));
    for (int i = 0; i < MANY; i++) {
      files.put("more/f" + i + ".go", "package more\n");
    }
    publish("example.com/d", "v1.0.2", files);
    go("get", "example.com/d@v1.0.2");
    go("mod", "tidy");
    assertThat(go("run", ".")).isEqualTo("hi\n");
    var unpacked = cached("example.com/d@v1.0.2");
    edit(unpacked.resolve("d.go"), "hi", "ho");
    environment.put("SLIPWAY_PROJECT", project.toString());
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Killed.class.getName());
    builder.environment().putAll(environment);
    var said = directory.resolve("said");
    var process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    var some = new ArrayList<>(List.of(unpacked.resolve("d.go")));
    for (int i = 0; i < MANY; i += MANY / 10) {
      some.add(unpacked.resolve("more/f" + i + ".go"));
    }
    while (some.stream().allMatch(Files::exists) && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    assertThat(said).isEmptyFile();
    assertThat(ids()).isSubsetOf("MODULES-26"); // what was renamed, and not taken away
    assertThat(go("run", ".")).isEqualTo("hi\n");
    fix();
    assertThat(ids()).isEmpty();
    leavesAlone();
  }

  /** Repairs in a process of its own. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] none) throws Exception {
      var project = Path.of(System.getenv("SLIPWAY_PROJECT"));
      var looked = ModulesLook.of(project, System.getenv());
      var repairs = new ModuleRepairs(project, System.getenv(), looked);
      for (var repair : repairs.plan()) {
        repairs.apply(repair);
      }
    }
  }
}
