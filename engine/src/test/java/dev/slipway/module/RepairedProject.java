package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/**
 * Each damage is made for real in a project that the go command built before. After a repair {@code
 * verify}, {@code go mod verify} and {@code go build} are content, and a second repair has nothing
 * to do.
 */
abstract class RepairedProject extends MadeProject {
  @BeforeEach
  void buildOnce() throws Exception {
    publish("example.com/d", "v1.0.0", Map.of("d.go", CODE));
    publish("example.com/Fork", "v1.0.1", Map.of("d.go", CODE.replace("hi", "fork")));
    buildWithD();
  }

  void publish(String path, String version, Map<String, String> code) throws IOException {
    var files = new TreeMap<>(code);
    files.put("sub/sub.go", "package sub\n");
    proxy.publish(path, version, "module " + path + "\n\ngo 1.22\n", files);
  }

  ModuleRepairs repairs() throws Exception {
    return new ModuleRepairs(project, environment, ModulesLook.of(project, environment));
  }

  List<ModuleRepaired> fix() throws Exception {
    var repairs = repairs();
    var done = new ArrayList<ModuleRepaired>();
    for (var repair : repairs.plan()) {
      done.add(repairs.apply(repair));
    }
    return done;
  }

  List<String> ids() throws Exception {
    return findings().stream().map(Finding::id).toList();
  }

  /** Of these findings each is cured at once, and what Go says of it stands to that. */
  List<ModuleRepaired> cures(String... found) throws Exception {
    assertThat(ids()).containsExactly(found);
    var done = fix();
    assertThat(done).isNotEmpty().allSatisfy(one -> assertThat(one.isDone()).isTrue());
    assertThat(done).extracting(ModuleRepaired::said).containsOnly("");
    assertThat(ids()).isEmpty();
    assertThat(go("mod", "verify")).contains(VERIFIED);
    assertThat(go("build", "-o", "a", ".")).isEmpty();
    assertThat(go("run", ".")).isEqualTo("hi\n");
    leavesAlone();
    return done;
  }

  /** Neither a byte nor a time of any file. */
  void leavesAlone() throws Exception {
    var before = state();
    assertThat(fix()).isEmpty();
    assertThat(state()).isEqualTo(before);
  }

  Map<String, String> state() throws IOException {
    var state = new TreeMap<String, String>();
    for (var root : List.of(project, cached(""))) {
      try (var all = Files.walk(root)) {
        for (var file : all.toList()) {
          var content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
          state.put(
              file.toString(),
              Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                  + " "
                  + new String(content, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return state;
  }
}
