package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.cli.ForeignExit;
import dev.slipway.command.RunReport.ServerRun;
import dev.slipway.model.ServerName;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.report.Json;
import dev.slipway.terminal.LinePrefix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway run}: one command on one server or on many. */
final class RunCommand implements Command {
  private static final String DELIMITER = "--";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "run one command on one server or on many";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway run web1 -- systemctl status hello  # its output and its exit code, as with ssh",
        "slipway run production -- uptime  # every server of the target, each line with its name",
        "slipway run web1 web2 --format json -- df -h /opt  # one result a server, for scripts");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.flag("pass standard input on to the command (one server)", "--stdin"));
    spec.addPositional(
        CommandLines.words(
            "TARGET... -- COMMAND",
            "0..*",
            "targets or servers; then, after \"--\", the command for the login shell there"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    List<String> typed = invocation.parsed().originalArgs();
    int delimiter = typed.indexOf(DELIMITER);
    if (delimiter < 0 || delimiter == typed.size() - 1) {
      throw Failure.usage("run: no command. Write it after \"--\": slipway run web1 -- uptime");
    }
    List<String> command = typed.subList(delimiter + 1, typed.size());
    List<String> words = invocation.words();
    List<String> targets = words.subList(0, words.size() - command.size());
    List<ServerName> servers =
        Targets.servers(
            Project.find(invocation.console().directory()).map(Project::declaration), targets);
    Remotes remotes = Connections.of(invocation, servers.size());
    String line = String.join(" ", command);
    boolean stdin = invocation.has("--stdin");
    if (stdin && (servers.size() > 1 || invocation.json())) {
      throw Failure.usage("run: --stdin goes to one server, and not with --format json");
    }
    if (servers.size() == 1 && !invocation.json()) {
      return new ForeignExit(
          new RemoteCommand(remotes, servers.getFirst(), line)
              .run(
                  invocation.out(),
                  invocation.err(),
                  stdin ? Optional.of(invocation.console().in()) : Optional.empty()));
    }
    List<ServerRun> runs =
        EachServer.of(servers, server -> run(invocation, new RemoteCommand(remotes, server, line)));
    return report(invocation, runs);
  }

  private static ExitStatus report(Invocation invocation, List<ServerRun> runs) {
    if (invocation.json()) {
      invocation.out().println(Json.text(new RunReport(runs)));
    } else {
      runs.stream()
          .filter(run -> run.exit() != 0)
          .forEach(
              run ->
                  invocation
                      .err()
                      .println(
                          "slipway: "
                              + (run.error().isEmpty()
                                  ? run.name() + ": exit " + run.exit()
                                  : run.error())));
    }
    if (runs.size() == 1) {
      return new ForeignExit(runs.getFirst().exit());
    }
    return runs.stream().allMatch(run -> run.exit() == 0) ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  /** As text each line comes at once, with the server's name; as JSON all of it at the end. */
  private static ServerRun run(Invocation invocation, RemoteCommand command) {
    String name = command.server().toString();
    if (!invocation.json()) {
      try (LinePrefix out = new LinePrefix(name + " | ", invocation.out());
          LinePrefix err = new LinePrefix(name + " | ", invocation.err())) {
        return new ServerRun(name, command.run(out, err, Optional.empty()), "", "", "");
      } catch (IOException failed) {
        return failed(name, failed);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int exit = command.run(out, err, Optional.empty());
      return new ServerRun(
          name,
          exit,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8),
          "");
    } catch (IOException failed) {
      return failed(name, failed);
    }
  }

  private static ServerRun failed(String name, IOException error) {
    ExitCode code =
        error instanceof RemoteException.BadConfiguration ? ExitCode.USAGE : ExitCode.UNREACHABLE;
    return new ServerRun(name, code.number(), "", "", String.valueOf(error.getMessage()));
  }
}
