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
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs one kind of transaction on server after server and prints what came of each. */
final class Transactions {
  private final Invocation invocation;
  private final Interruption interruption = new Interruption();
  private final List<ExitCode> codes = new ArrayList<>();

  private final String onInterrupt;

  Transactions(Invocation invocation) {
    this(invocation, "restoring what ran before");
  }

  /**
   * Transactions that do something else at Ctrl-C.
   *
   * @param onInterrupt what is done then, in words
   */
  Transactions(Invocation invocation, String onInterrupt) {
    this.invocation = invocation;
    this.onInterrupt = onInterrupt;
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
    return run(examination, Optional.empty(), work);
  }

  /**
   * Does it after a look that allowed it.
   *
   * @param clearance the look; empty where none is asked for
   */
  ExitCode run(Examination examination, Optional<Clearance> clearance, Work work) throws Exception {
    var servers = examination.visits();
    try (var _ = Interrupts.of(interruption, invocation.console(), onInterrupt)) {
      for (var visit : servers) {
        if (!one(visit, clearance, work)) {
          break;
        }
      }
    }
    var begun = servers.subList(0, codes.size());
    var rest = servers.subList(codes.size(), servers.size());
    if (!rest.isEmpty()) {
      tellOthers(begun, rest, clearance);
    }
    return Interrupts.or(interruption, ExitCode.of(codes));
  }

  /** Names the servers before the one that failed, which stay, and those after, which wait. */
  private void tellOthers(List<Visit> begun, List<Visit> rest, Optional<Clearance> clearance) {
    var failed = begun.getLast().server();
    if (begun.size() > 1) {
      invocation
          .err()
          .println(
              "slipway: done and left as they are: " + names(begun.subList(0, begun.size() - 1)));
    }
    invocation
        .err()
        .println("slipway: stopped at " + failed + "; nothing was done on " + names(rest));
    if (invocation.json()) {
      for (var visit : rest) {
        tell(
            visit.server().toString(),
            Deployed.of(Outcome.STOPPED, "not begun, because of " + failed),
            clearance);
      }
    }
  }

  private static String names(List<Visit> visits) {
    return visits.stream()
        .map(visit -> visit.server().toString())
        .collect(Collectors.joining(", "));
  }

  private boolean one(Visit visit, Optional<Clearance> clearance, Work work) throws Exception {
    var server = visit.server().toString();
    invocation.err().println(server);
    var deployed =
        switch (visit) {
          case Visit.Unreached(var name, var why) -> Deployed.of(Outcome.UNREACHABLE, why);
          case Visit.Reached reached -> deployed(reached, clearance, work);
        };
    tell(server, deployed, clearance);
    var code = code(deployed.outcome());
    codes.add(code);
    return code == ExitCode.FINE && !interruption.isWanted();
  }

  private Deployed deployed(Visit.Reached server, Optional<Clearance> clearance, Work work)
      throws Exception {
    var forced = clearance.map(look -> look.forcedOn(server.server().toString())).orElse(List.of());
    var deployment =
        new Deployment(
            Look.scripts(invocation),
            Connections.of(invocation, 1),
            new Deployment.Options(
                owner(invocation.console()), invocation.has("--wait"), forced, ""),
            new StepProgress(invocation.err(), invocation.style()),
            interruption);
    try {
      return work.on(deployment, server, Preparation.state(server));
    } catch (RemoteException lost) {
      if (lost instanceof RemoteException.Interrupted) {
        throw lost;
      }
      return Deployed.of(Outcome.UNREACHABLE, String.valueOf(lost.getMessage()));
    }
  }

  /** Each server's outcome as it comes, so that none is lost with what follows. */
  private void tell(String server, Deployed deployed, Optional<Clearance> clearance) {
    if (invocation.json()) {
      invocation
          .out()
          .println(
              Json.line(
                  clearance
                      .map(
                          look ->
                              DeployedJson.of(
                                  server, deployed, look.forcedOn(server), look.report(server)))
                      .orElseGet(() -> DeployedJson.of(server, deployed))));
    } else {
      DeployedText.lines(server, deployed, invocation.style()).forEach(invocation.out()::println);
    }
    invocation.out().flush();
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
    var user =
        environment.getOrDefault(
            "USER",
            environment.getOrDefault("LOGNAME", System.getProperty("user.name", "somebody")));
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
