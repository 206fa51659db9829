package dev.slipway.command;

import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.cli.ForeignExit;
import dev.slipway.format.module.GoRelease;
import dev.slipway.toolchain.ToolchainStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code slipway go run}: one go command of a release, whatever the PATH says. */
final class GoRun {
  private static final String DELIMITER = "--";

  private GoRun() {}

  static ExitStatus run(Invocation invocation, List<String> words) throws Exception {
    var typed = invocation.parsed().originalArgs();
    int delimiter = typed.indexOf(DELIMITER);
    if (words.isEmpty() || delimiter < 0 || delimiter == typed.size() - 1) {
      throw Failure.usage(
          "go run: takes a release and, after \"--\", what its go is to do:"
              + " slipway go run 1.26.8 -- build ./...");
    }
    var store = GoInstall.store(invocation);
    var release = installed(store, ToolchainWords.release(invocation, words.getFirst()), "run");
    var command = new ArrayList<String>();
    command.add(store.command(release).orElseThrow().toString());
    command.addAll(typed.subList(delimiter + 1, typed.size()));
    return new ForeignExit(exit(invocation, store, release, command));
  }

  /** The release itself, or of a line the newest that is there. */
  static GoRelease installed(ToolchainStore store, GoRelease asked, String verb)
      throws Failure, IOException {
    return store.installed().stream()
        .filter(one -> asked.isLine() ? one.isOf(asked) : one.equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.usage(
                    "go %s: %s is not installed. First: slipway go install %s"
                        .formatted(verb, asked, asked.number())));
  }

  /** Its own programs come first, and no other GOROOT or release takes its place. */
  private static int exit(
      Invocation invocation, ToolchainStore store, GoRelease release, List<String> command)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .directory(invocation.console().directory().toFile())
            .inheritIO();
    var environment = builder.environment();
    environment.remove("GOROOT");
    environment.put("GOTOOLCHAIN", "local");
    environment.merge(
        "PATH", store.goroot(release).resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    var process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
