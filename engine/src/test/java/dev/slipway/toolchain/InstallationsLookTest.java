package dev.slipway.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree;
import dev.slipway.remote.Ask;
import dev.slipway.script.FramedScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, on this computer, with trees in a directory of its own. */
class InstallationsLookTest {
  @TempDir Path directory = Path.of("");

  private Path tree(String name, String version, String compiler) throws Exception {
    var root = directory.toRealPath().resolve(name);
    Files.createDirectories(root);
    Files.writeString(root.resolve("VERSION"), version + "\ntime 2026-11-01T00:00:00Z\n");
    program(root.resolve("bin/go"), "exit 99");
    program(
        root.resolve("pkg/tool/" + platform() + "/compile"),
        "[ \"$*\" = -V ] && [ -z \"$HOME\" ] && echo compile version " + compiler);
    return root;
  }

  private static void program(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String platform() {
    return System.getProperty("os.arch").equals("aarch64") ? "linux_arm64" : "linux_amd64";
  }

  private GoInstallations look(boolean quick, Map<String, String> variables) throws Exception {
    return look(quick, Optional.empty(), variables);
  }

  private GoInstallations look(boolean quick, Optional<Path> go, Map<String, String> variables)
      throws Exception {
    var environment = new HashMap<>(variables);
    environment.putIfAbsent("HOME", directory.toRealPath().toString());
    environment.put("SHELL", "/bin/sh");
    return new InstallationsLook(new FramedScripts(Ask.NOBODY))
        .here(environment, go, quick)
        .found()
        .orElseThrow();
  }

  private static GoTree tree(GoInstallations all, Path root) {
    return all.tree(root.toString()).orElseThrow();
  }

  @Test
  void followsLinksAndAsksTheCompilerWithoutTheEnvironment() throws Exception {
    var root = tree("my go", "go1.26.8", "go1.22.12");
    var bin = Files.createDirectories(directory.toRealPath().resolve("bin"));
    Files.createSymbolicLink(bin.resolve("go"), root.resolve("bin/go"));
    var all = look(true, Map.of("PATH", "/nonexistent:" + bin + "/:/usr/bin"));
    var here = all.launch(Mode.PROCESS).orElseThrow();
    var winner = all.winner(here).orElseThrow();
    assertThat(winner.path()).isEqualTo(bin + "/go");
    assertThat(winner.real()).isEqualTo(root + "/bin/go");
    assertThat(tree(all, root).version()).contains("go1.26.8");
    assertThat(tree(all, root).isMixed()).isTrue();
    assertThat(all.launch(Mode.LOGIN_SHELL)).isEmpty();
  }

  @Test
  void runsNoCompilerThatOthersMayWrite() throws Exception {
    var root = tree("go", "go1.26.8", "go1.26.8");
    var compiler = root.resolve("pkg/tool/" + platform() + "/compile");
    Files.setPosixFilePermissions(compiler, PosixFilePermissions.fromString("rwxrwxr-x"));
    var tree = tree(look(true, Map.of("PATH", root + "/bin")), root);
    assertThat(tree.compiler().found()).isEmpty();
    assertThat(tree.hasCompiler()).isTrue();
  }

  @Test
  void callsAScriptThatRunsAGoElsewhereByNoRelease() throws Exception {
    program(directory.toRealPath().resolve("shims/go"), "exec /somewhere/go \"$@\"");
    var shims = directory.toRealPath().resolve("shims");
    var all = look(true, Map.of("PATH", shims.toString()));
    var winner = all.winner(all.launch(Mode.PROCESS).orElseThrow()).orElseThrow();
    assertThat(winner.path()).isEqualTo(shims + "/go");
    assertThat(all.tree(winner)).isEmpty();
  }

  @Test
  void seesTheGoThatSlipwayTakesWhereverItIs() throws Exception {
    var root = tree("data/slipway/go/go1.26.8", "go1.26.8", "go1.26.8");
    var bin = Files.createDirectories(directory.toRealPath().resolve("data/slipway/bin"));
    var go = Files.createSymbolicLink(bin.resolve("go"), Path.of("../go/go1.26.8/bin/go"));
    var all = look(true, Optional.of(go), Map.of("PATH", "/nonexistent"));
    assertThat(all.command(go.toString()).flatMap(all::tree)).contains(tree(all, root));
    assertThat(tree(all, root).keeper()).isEqualTo(GoTree.Keeper.SLIPWAY);
  }

  @Test
  void looksWhereTheUserKeepsData() throws Exception {
    var root = tree("data/slipway/go/go1.26.8", "go1.26.8", "go1.26.8");
    var data = directory.toRealPath().resolve("data");
    var all = look(false, Map.of("PATH", "/bin", "XDG_DATA_HOME", data.toString()));
    assertThat(tree(all, root).version()).contains("go1.26.8");
  }

  @Test
  void asksALoginShellAndOutlivesItsNoise() throws Exception {
    var root = tree("sdk/go1.25.0", "go1.25.0", "go1.25.0");
    Files.writeString(
        directory.resolve(".profile"),
        "echo PATH=/wrong; cat; PATH="
            + root
            + "/bin:$PATH; export GOROOT=/nope GOFLAGS='-a -b'\n");
    var all = look(false, Map.of("PATH", "/nonexistent"));
    var login = all.launch(Mode.LOGIN_SHELL).orElseThrow();
    assertThat(login.path()).first().isEqualTo(root + "/bin");
    assertThat(login.get("GOFLAGS")).isEqualTo("-a -b");
    assertThat(all.winner(login).orElseThrow().root()).isEqualTo(root.toString());
    assertThat(all.goroots()).containsEntry("/nope", "");
    assertThat(all.winner(all.launch(Mode.PROCESS).orElseThrow())).isEmpty();
    assertThat(tree(all, root).keeper()).isEqualTo(GoTree.Keeper.SDK);
  }

  @Test
  void givesUpAShellThatDoesNotEnd() throws Exception {
    Files.writeString(directory.resolve(".profile"), "trap '' TERM; sleep 600 & wait\n");
    var login = look(false, Map.of("PATH", "/bin")).launch(Mode.LOGIN_SHELL).orElseThrow();
    assertThat(login.variables().found()).isEmpty();
  }

  @Test
  void readsTheFileOfGoEnvAndWhereGoWrites() throws Exception {
    var home = directory.toRealPath();
    Files.createDirectories(home.resolve(".config/go"));
    Files.writeString(
        home.resolve(".config/go/env"), "GO111MODULE=off\nSECRET=x\nGOMODCACHE=" + home + "/m");
    var all = look(true, Map.of("PATH", "/bin", "XDG_CACHE_HOME", home + "/c"));
    assertThat(all.settings())
        .extracting(setting -> setting.name() + "=" + setting.value())
        .containsExactly("GO111MODULE=off", "GOMODCACHE=" + home + "/m");
    assertThat(all.stores())
        .extracting(Store::path)
        .containsExactly(home + "/c/go-build", home + "/m");
    assertThat(all.stores()).extracting(Store::looked).containsOnly(home.toString());
    assertThat(all.stores()).allMatch(Store::writable);
  }
}
