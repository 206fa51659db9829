package dev.slipway.check.toolchain;

import dev.slipway.check.Subject;
import dev.slipway.fact.Fact;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.fact.ServerFacts;
import dev.slipway.format.module.GoRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computers with Go, for tests. */
final class Gos {
  static final String PLAIN = "/usr/local/bin:/usr/bin:/bin";
  static final String WITH_GO = "/usr/local/go/bin:" + PLAIN;

  private final List<GoTree> trees = new ArrayList<>();
  private final List<CommandFile> commands = new ArrayList<>();
  private final List<GoLaunch> launches = new ArrayList<>();
  private final Map<String, String> goroots = new HashMap<>();
  private final List<Store> stores = new ArrayList<>();
  private final List<GoSetting> settings = new ArrayList<>();

  private Optional<GoRelease> release = Optional.empty();

  private Gos() {}

  /** A computer without Go. */
  static Gos none() {
    return new Gos();
  }

  /** One whose only Go is that of go.dev's archive, of this release. */
  static Gos archive(String version) {
    return none().tree("/usr/local/go", version, version, Keeper.ARCHIVE);
  }

  /** One more whole tree, whose command is reached by its own path. */
  Gos tree(String root, String version, String compiler, Keeper keeper) {
    trees.add(
        new GoTree(
            root,
            Optional.of(version),
            true,
            true,
            Fact.known(compiler, "compile -V"),
            Optional.empty(),
            keeper,
            keeper == Keeper.DISTRIBUTION ? "golang-1.19-go" : "",
            "root"));
    return command(root + "/bin/go", root);
  }

  /** One more tree, whose command this computer cannot run. */
  Gos foreign(String root, String what, Keeper keeper) {
    trees.add(
        new GoTree(
            root,
            Optional.of("go1.26.8"),
            true,
            false,
            Fact.unknown("there is none", ""),
            Optional.of(what),
            keeper,
            "",
            "root"));
    return command(root + "/bin/go", root);
  }

  /** What the project asks for. */
  Gos asked(String name) {
    release = GoRelease.of(name);
    return this;
  }

  Gos command(String path, String root) {
    commands.add(new CommandFile(path, root + "/bin/go", root));
    return this;
  }

  /** A way of starting a command with this PATH and {@code NAME=VALUE}; HOME is /home/a. */
  Gos way(Mode mode, String path, String... variables) {
    var all = new HashMap<String, String>();
    all.put("PATH", path);
    all.put("HOME", "/home/a");
    for (var variable : variables) {
      var parts = variable.split("=", 2);
      all.put(parts[0], parts[1]);
    }
    launches.add(new GoLaunch(mode, Fact.known(all, mode.word())));
    return this;
  }

  Gos goroot(String value, String root) {
    goroots.put(value, root);
    return this;
  }

  Gos store(Store store) {
    stores.add(store);
    return this;
  }

  Gos written(String name, String value) {
    settings.add(new GoSetting(name, value, "the go env file /home/a/.config/go/env"));
    return this;
  }

  GoInstallations all() {
    return new GoInstallations(trees, commands, launches, goroots, stores, settings);
  }

  /** On the server web1. */
  Subject web1() {
    return Subject.on(ServerFacts.of("web1").with(all(), "installations.sh"));
  }

  /** Here, only listed. */
  Subject listed() {
    return subject(here(false, ""));
  }

  /** Here, where Slipway builds with it and failed as this page tells; empty when it did not. */
  Subject built(String refusal) {
    return subject(here(true, refusal));
  }

  GoHere here(boolean builds, String refusal) {
    var command = commands.stream().map(CommandFile::path).findFirst();
    return new GoHere(
        all(),
        command,
        release,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        builds,
        refusal);
  }

  static Subject subject(GoHere here) {
    return Subject.on(ServerFacts.of("")).withGo(Fact.known(here, "installations.sh"));
  }
}
