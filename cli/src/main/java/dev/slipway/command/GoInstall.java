package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.report.GoInstalled;
import dev.slipway.report.GoInstalled.Outcome;
import dev.slipway.report.GoInstalled.Place;
import dev.slipway.terminal.ProgressLine;
import dev.slipway.toolchain.ToolchainException;
import dev.slipway.toolchain.ToolchainSource;
import dev.slipway.toolchain.ToolchainStore;
import dev.slipway.toolchain.VerifiedZip;
import dev.slipway.web.Web;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** {@code slipway go install}: a toolchain that the checksum database vouches for, here. */
final class GoInstall {
  private GoInstall() {}

  static ExitStatus run(Invocation invocation, List<String> words) throws Exception {
    if (words.size() != 1) {
      throw Failure.usage(
          "go install: takes one release: slipway go install 1.26.8 (or 1.26, or auto)");
    }
    var asked = ToolchainWords.release(invocation, words.getFirst());
    var targets = invocation.options(GoInstallOnServers.SERVERS);
    var installed =
        targets.isEmpty()
            ? here(invocation, asked)
            : GoInstallOnServers.run(invocation, asked, targets);
    return ToolchainWords.reported(invocation, installed);
  }

  private static GoInstalled here(Invocation invocation, GoRelease asked) throws Exception {
    var store = store(invocation);
    var installed = here(invocation, asked, store);
    if (invocation.has(GoInstallOnServers.PROVE)) {
      prove(store, installed.places().getFirst().release());
    }
    return installed;
  }

  private static void prove(ToolchainStore store, String release) throws Exception {
    var fault = store.fault(new GoRelease(release));
    if (fault.isPresent()) {
      throw new Failure(
          ExitCode.USAGE,
          "go install: "
              + release
              + " is in "
              + store.goroot(new GoRelease(release))
              + ", and does not build a module from an empty environment: "
              + fault.get());
    }
  }

  private static GoInstalled here(Invocation invocation, GoRelease asked, ToolchainStore store)
      throws Exception {
    var platform = ToolchainWords.here();
    if (store.command(asked).isPresent()) {
      return of(store, asked, Outcome.PRESENT);
    }
    try (var web = Web.of(ToolchainWords.environment(invocation))) {
      var source = ToolchainSource.of(ToolchainWords.environment(invocation), web);
      var release = source.newest(asked, platform);
      if (store.command(release).isPresent()) {
        return of(store, release, Outcome.PRESENT);
      }
      var zip = fetch(invocation, source, release, platform);
      boolean isNew = store.install(zip);
      return of(store, release, isNew ? Outcome.INSTALLED : Outcome.PRESENT);
    } catch (ToolchainException failure) {
      throw ToolchainWords.failure(failure);
    } catch (IOException failure) {
      throw new Failure(
          ExitCode.USAGE,
          "go install: unpacking into " + store.root() + ": " + failure.getMessage(),
          failure);
    }
  }

  private static GoInstalled of(ToolchainStore store, GoRelease release, Outcome outcome) {
    return new GoInstalled(
        List.of(
            new Place("", release.name(), store.goroot(release).toString(), outcome.word(), "")));
  }

  static ToolchainStore store(Invocation invocation) throws Failure {
    try {
      return ToolchainStore.of(invocation.console().environment());
    } catch (ToolchainException nowhere) {
      throw ToolchainWords.failure(nowhere);
    }
  }

  /** Fetches with a line of progress. */
  static VerifiedZip fetch(
      Invocation invocation, ToolchainSource source, GoRelease release, GoPlatform platform)
      throws ToolchainException, InterruptedException {
    var line = new ProgressLine(invocation.console());
    var seen = new long[1];
    LongConsumer progress =
        bytes -> {
          seen[0] = bytes;
          line.show(
              (int) Math.min(99, bytes / (1 << 20)), // nobody says how large it will be
              "fetching " + release + " for " + platform + ": " + (bytes >> 20) + " MiB");
        };
    var zip = source.fetch(release, platform, progress);
    if (seen[0] > 0) {
      line.show(100, "fetched " + release + " for " + platform + ": " + (seen[0] >> 20) + " MiB");
    }
    return zip;
  }
}
