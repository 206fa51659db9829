package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.executable.NamedAddress;
import dev.slipway.project.Project;
import dev.slipway.remote.RemoteException;
import dev.slipway.report.Json;
import dev.slipway.transaction.Interruption;
import dev.slipway.transaction.Logs;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway logs}: what a service wrote to the journal, on one server after another. */
final class LogsCommand implements Command {
  private static final int USUAL_LINES = 50;

  private static final String OWN = "    ^ slipway: ";

  private record Lines(String server, List<String> lines, List<Named> named, String error) {}

  /** What a line leaves without a name; {@code in} counts the lines from 0. */
  private record Named(
      int in, String address, String function, long offset, String file, int line) {
    static Named of(int in, NamedAddress named) {
      return new Named(
          in, named.address(), named.function(), named.offset(), named.file(), named.line());
    }
  }

  private record Report(String schema, String service, List<Lines> servers) {}

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String summary() {
    return "show what the service wrote to the journal";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway logs web1 -f                     # go on with new lines until Ctrl-C",
        "slipway logs web1 --release 20261124T031500Z-1f0c9a52 --lines 200");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.flag("go on with new lines (one server)", "-f", "--follow"));
    spec.addOption(CommandLines.value("--release", "ID", "only lines of this release"));
    spec.addOption(CommandLines.value("--lines", "N", "the last N lines (default 50)"));
    spec.addOption(
        CommandLines.value("--service", "NAME", "the service, where there is no project"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var project = Project.find(invocation.console().directory());
    var servers = Look.servers(invocation, project);
    var follow = invocation.has("--follow") || invocation.has("-f");
    if (follow && servers.size() > 1) {
      throw Failure.usage("logs: -f follows one server; these are " + servers);
    }
    if (follow && invocation.json()) {
      throw Failure.usage("logs: -f has no end, and a JSON document has one: use --format text");
    }
    var service = Look.service(invocation);
    var report = new ArrayList<Lines>();
    var choice =
        new Logs.Choice(
            RollbackCommand.release(invocation, "--release"), lines(invocation), follow);
    var names =
        new AddressNames(
            project.filter(found -> found.declaration().service().equals(service)),
            sentence -> invocation.err().println("slipway: " + sentence));
    var remotes = Connections.of(invocation, servers.size());
    for (var server : servers) {
      var prefix = servers.size() == 1 ? "" : server + " | ";
      var lines = new ArrayList<String>();
      var named = new ArrayList<Named>();
      var error = "";
      try (var remote = remotes.open(server)) {
        new Logs(Look.scripts(invocation))
            .read(
                remote,
                service,
                choice,
                (line, writers) -> {
                  var name = names.in(line, writers);
                  if (invocation.json()) {
                    name.ifPresent(found -> named.add(Named.of(lines.size(), found)));
                    lines.add(line);
                    return;
                  }
                  invocation.out().println(prefix + line);
                  name.ifPresent(found -> invocation.out().println(prefix + OWN + found.words()));
                  if (follow) {
                    invocation.out().flush();
                  }
                },
                new Interruption());
      } catch (RemoteException.Interrupted stopped) {
        throw stopped;
      } catch (RemoteException lost) {
        if (servers.size() == 1) {
          throw lost;
        }
        error = String.valueOf(lost.getMessage());
        if (!invocation.json()) {
          invocation.err().println("slipway: " + error);
        }
      }
      report.add(new Lines(server.toString(), lines, named, error));
    }
    if (invocation.json()) {
      invocation.out().println(Json.text(new Report("slipway/logs/1", service.text(), report)));
    }
    return report.stream().allMatch(lines -> lines.error().isEmpty())
        ? ExitCode.FINE
        : ExitCode.UNREACHABLE;
  }

  private static int lines(Invocation invocation) throws Failure {
    var text = invocation.option("--lines").orElse(String.valueOf(USUAL_LINES));
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw Failure.usage("logs: --lines " + text + ": write a number from 1 to 9999999");
    }
    return Integer.parseInt(text);
  }
}
