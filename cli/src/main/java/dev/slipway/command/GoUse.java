package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.GoRelease;
import dev.slipway.project.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code slipway go use}: which release {@code go} is, for this user by two links in a directory of
 * Slipway's own, or for a project by the toolchain line of its {@code go.mod}.
 */
final class GoUse {
  static final String PROJECT = "--project";

  private GoUse() {}

  static ExitStatus run(Invocation invocation, List<String> words) throws Exception {
    if (words.size() != 1) {
      throw Failure.usage("go use: takes one release: slipway go use 1.26.8");
    }
    var release = ToolchainWords.release(invocation, words.getFirst());
    return invocation.has(PROJECT) ? project(invocation, release) : user(invocation, release);
  }

  private static ExitStatus user(Invocation invocation, GoRelease release) throws Exception {
    var store = GoInstall.store(invocation);
    var meant = GoRun.installed(store, release, "use");
    var bin = store.use(meant);
    invocation.out().println("go is " + meant + " where " + bin + " comes first on the PATH");
    var path = invocation.console().environment().getOrDefault("PATH", "");
    if (!List.of(path.split(":")).contains(bin.toString())) {
      invocation.out().println("It is not on the PATH of this shell. No file was changed; to have");
      invocation.out().println("it there from now on, put this line where your shell reads it:");
      invocation.out().println("  export PATH=\"" + bin + ":$PATH\"");
    }
    return ExitCode.FINE;
  }

  private static ExitStatus project(Invocation invocation, GoRelease release) throws Exception {
    if (release.isLine()) {
      throw Failure.usage(
          "go use --project: a toolchain line names one release, " + release.number() + ".1 say");
    }
    var file = invocation.console().directory().resolve("go.mod");
    var lines = lines(file);
    var changed = withToolchain(file, lines, release);
    if (changed.equals(lines)) {
      invocation.out().println("go.mod asks for " + release + " already");
      return ExitCode.FINE;
    }
    show(invocation, lines, changed);
    if (!invocation.confirm("Write this to go.mod?")) {
      invocation.err().println("slipway: nothing was changed");
      return ExitCode.INTERRUPTED;
    }
    WholeFile.replace(file, String.join("\n", changed).getBytes(StandardCharsets.UTF_8));
    return ExitCode.FINE;
  }

  private static List<String> lines(Path file) throws Failure {
    try {
      return List.of(Files.readString(file).split("\n", -1));
    } catch (IOException absent) {
      throw Failure.usage("go use --project: cannot read " + file);
    }
  }

  private static List<String> withToolchain(Path file, List<String> lines, GoRelease release)
      throws Failure {
    try {
      var goMod = GoMod.parse(String.join("\n", lines));
      var changed = new ArrayList<>(lines);
      var line = "toolchain " + release;
      if (goMod.toolchain().isPresent()) {
        changed.set(goMod.toolchain().get().line() - 1, line);
      } else if (goMod.go().isPresent()) {
        changed.addAll(goMod.go().get().line(), List.of("", line));
      } else {
        throw Failure.usage(file + " has no go line: go mod edit -go=VERSION writes one");
      }
      return changed;
    } catch (FormatException wrong) {
      throw Failure.usage(file + ":" + wrong.getMessage());
    }
  }

  private static void show(Invocation invocation, List<String> before, List<String> after) {
    for (var line : before) {
      if (!after.contains(line)) {
        invocation.out().println(invocation.style().bad("- " + line));
      }
    }
    for (var line : after) {
      if (!before.contains(line)) {
        invocation.out().println(invocation.style().good("+ " + line));
      }
    }
    invocation.out().flush();
  }
}
