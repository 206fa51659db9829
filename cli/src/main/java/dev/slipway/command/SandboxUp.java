package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.sandbox.ImageProgress;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.ServerSpec;
import dev.slipway.sandbox.SudoUser;
import dev.slipway.sandbox.Suite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code slipway sandbox up}: boots servers, all at once. */
final class SandboxUp {
  private static final Suite DEFAULT = Suite.BOOKWORM;

  private SandboxUp() {}

  /** The suites that can be booted. */
  static List<String> labels() {
    return Arrays.stream(Suite.values()).map(Suite::label).toList();
  }

  /** For the help: the suites and the default. */
  static String suites() {
    return Suite.labels() + " (default " + DEFAULT.label() + ")";
  }

  static ExitCode run(Invocation invocation, Sandbox sandbox, List<String> names)
      throws Failure, SandboxException, InterruptedException {
    List<ServerSpec> specs = specs(invocation, names);
    for (ServerSpec spec : specs) {
      if (sandbox.knows(spec.name())) {
        throw Failure.usage(
            "sandbox up: there is a server "
                + spec.name()
                + " already. Use it: slipway sandbox ssh "
                + spec.name()
                + ", or take it down: slipway sandbox down "
                + spec.name());
      }
    }
    ImageProgress progress = SandboxImages.progress(invocation.console());
    for (ServerSpec spec : specs) {
      sandbox.image(spec.suite()).ensure(progress);
    }
    SandboxReport.print(invocation, all(sandbox, specs));
    return ExitCode.FINE;
  }

  /** A name that is a suite's stands for a server of that suite; without a name, of the default. */
  private static List<ServerSpec> specs(Invocation invocation, List<String> names) throws Failure {
    Optional<String> named = invocation.option("--suite");
    Suite suite = named.isPresent() ? SandboxImages.suite(named.get()) : DEFAULT;
    List<ServerSpec> specs = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names.isEmpty() ? List.of(suite.label()) : names)) {
      specs.add(
          spec(name, named.isPresent() ? suite : Suite.named(name).orElse(suite), invocation));
    }
    return specs;
  }

  private static ServerSpec spec(String name, Suite suite, Invocation invocation) throws Failure {
    try {
      ServerSpec spec = ServerSpec.of(name, suite);
      return invocation
          .option("--sudo-user")
          .map(user -> spec.withSudoUser(SudoUser.passwordless(user)))
          .orElse(spec);
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage("sandbox up: " + wrong.getMessage());
    }
  }

  private static List<SandboxServer> all(Sandbox sandbox, List<ServerSpec> specs)
      throws SandboxException, InterruptedException {
    List<Callable<SandboxServer>> boots = new ArrayList<>();
    specs.forEach(spec -> boots.add(() -> sandbox.up(spec, ImageProgress.SILENT)));
    try (ExecutorService threads = Executors.newFixedThreadPool(specs.size())) {
      List<SandboxServer> servers = new ArrayList<>();
      for (Future<SandboxServer> boot : threads.invokeAll(boots)) {
        servers.add(result(boot));
      }
      return servers;
    }
  }

  private static SandboxServer result(Future<SandboxServer> boot)
      throws SandboxException, InterruptedException {
    try {
      return boot.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SandboxException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
