package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.cli.ExitCode;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.plan.Outcome;
import dev.slipway.plan.ServiceState;
import dev.slipway.remote.RemoteException;
import dev.slipway.report.DeployedJson;
import dev.slipway.report.DeployedText;
import dev.slipway.report.Json;
import dev.slipway.terminal.StepProgress;
import dev.slipway.transaction.Deployed;
import dev.slipway.transaction.Deployment;
import dev.slipway.transaction.Interruption;
import java.util.ArrayList;
import java.util.List;

/** Runs one kind of transaction on server after server and prints what came of each. */
final class Transactions {
  private final Invocation invocation;
  private final Interruption interruption = new Interruption();
  private final List<DeployedJson> results = new ArrayList<>();
  private final List<ExitCode> codes = new ArrayList<>();

  Transactions(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What is done on one server. */
  interface Work {
    Deployed on(Deployment deployment, Visit.Reached server, ServiceState state)
        throws RemoteException;
  }

  /**
   * Does it on one server after another and stops at the first where it did not go well: the
   * earlier ones stay as they are now.
   */
  ExitCode run(Examination examination, Work work) throws Exception {
    try (var _ = Interrupts.of(interruption, invocation.console())) {
      for (var visit : examination.visits()) {
        if (!one(visit, work)) {
          break;
        }
      }
    }
    var untouched = examination.visits().stream().skip(codes.size()).map(Visit::server).toList();
    if (!untouched.isEmpty()) {
      invocation.err().println("slipway: stopped there; nothing was done on " + untouched);
    }
    if (invocation.json()) {
      invocation
          .out()
          .println(results.size() == 1 ? Json.text(results.getFirst()) : Json.text(results));
    }
    return Interrupts.or(interruption, ExitCode.of(codes));
  }

  private boolean one(Visit visit, Work work) throws Exception {
    var server = visit.server().toString();
    if (!(visit instanceof Visit.Reached reached)) {
      codes.add(ExitCode.UNREACHABLE);
      return false;
    }
    var err = invocation.err();
    err.println(server);
    var deployment =
        new Deployment(
            Look.scripts(invocation),
            Connections.of(invocation, 1),
            new Deployment.Options(owner(invocation.console()), invocation.has("--wait"), ""),
            new StepProgress(err, invocation.style()),
            interruption);
    var deployed = work.on(deployment, reached, Preparation.state(reached));
    results.add(DeployedJson.of(server, deployed));
    if (!invocation.json()) {
      DeployedText.lines(server, deployed, invocation.style()).forEach(invocation.out()::println);
    }
    var code = code(deployed.outcome());
    codes.add(code);
    return code == ExitCode.FINE && !interruption.isWanted();
  }

  private static ExitCode code(Outcome outcome) {
    return switch (outcome) {
      case UNCHANGED, CONFIRMED -> ExitCode.FINE;
      case ROLLED_BACK, STOPPED -> ExitCode.FINDINGS;
      case UNDO_FAILED -> ExitCode.UNDO_FAILED;
      case BUSY -> ExitCode.BUSY;
      case UNREACHABLE -> ExitCode.UNREACHABLE;
    };
  }

  /** Who does it, for the lease: {@code user@host}. */
  static String owner(Console console) {
    var environment = console.environment();
    var user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", "somebody"));
    return (user + "@" + host(environment.getOrDefault("HOSTNAME", "")))
        .replaceAll("[^A-Za-z0-9@._-]", "");
  }

  private static String host(String known) {
    if (!known.isEmpty()) {
      return known;
    }
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of("/proc/sys/kernel/hostname"))
          .strip();
    } catch (java.io.IOException unknown) {
      return "unknown";
    }
  }
}
