package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.doctor.Visit;
import dev.slipway.plan.ServiceState;
import dev.slipway.report.DeployedText;
import dev.slipway.report.ErrorJson;
import dev.slipway.report.Json;
import dev.slipway.report.StatusJson;
import dev.slipway.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that shows the state of a service on each server.
 *
 * @param name its name
 * @param summary its summary
 * @param json what it is as JSON
 * @param text what it is as text
 */
record StateCommand(
    String name, String summary, BiFunction<String, ServiceState, Object> json, Text text)
    implements Command {

  /** The lines about one server. */
  interface Text {
    List<String> of(String server, ServiceState state, Style style);
  }

  /** {@code slipway status}. */
  static final Command STATUS =
      new StateCommand(
          "status",
          "show what runs on each server",
          StatusJson.Status::of,
          (server, state, style) -> List.of(status(server, state, style)));

  /** {@code slipway releases}. */
  static final Command RELEASES =
      new StateCommand(
          "releases",
          "list the releases on each server",
          StatusJson.Releases::of,
          StateCommand::releases);

  @Override
  public List<String> examples() {
    return List.of(
        "slipway " + name + "                      # the only target",
        "slipway " + name + " web1 --service hello # without a project");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value("--service", "NAME", "the service, where there is no project"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var results = new ArrayList<Object>();
    var unreached = false;
    try (var servers = ServiceLook.at(invocation)) {
      for (var visit : servers.visits()) {
        switch (visit) {
          case Visit.Unreached(var server, var why) -> {
            unreached = true;
            results.add(ErrorJson.of(server.toString(), why, ExitCode.UNREACHABLE.number()));
            if (!invocation.json()) {
              invocation.err().println("slipway: " + why);
            }
          }
          case Visit.Reached reached -> {
            var server = reached.server().toString();
            var state = Preparation.state(reached);
            results.add(json.apply(server, state));
            if (!invocation.json()) {
              text.of(server, state, invocation.style()).forEach(invocation.out()::println);
            }
          }
        }
      }
    }
    if (invocation.json()) {
      invocation
          .out()
          .println(results.size() == 1 ? Json.text(results.getFirst()) : Json.text(results));
    }
    return unreached ? ExitCode.UNREACHABLE : ExitCode.FINE;
  }

  private static String status(String server, ServiceState state, Style style) {
    var seen = StatusJson.Status.of(server, state);
    var active = seen.active() + " (" + seen.sub() + ")";
    var line = new StringBuilder(style.strong(server) + "  " + seen.service() + "  ");
    line.append(seen.active().equals("active") ? style.good(active) : style.bad(active));
    state
        .running()
        .ifPresent(
            process ->
                line.append("  process ")
                    .append(process.pid())
                    .append(" up ")
                    .append(
                        DeployedText.seconds(Duration.between(process.started(), state.now()))));
    line.append("  current ").append(seen.current().isEmpty() ? "none" : seen.current());
    if (!seen.running().equals(seen.current())) {
      line.append(
          style.bad("  runs " + (seen.running().isEmpty() ? "something else" : seen.running())));
    }
    if (seen.restarts() > 0) {
      line.append(style.warning("  restarted " + seen.restarts() + " times"));
    }
    if (!seen.unfinished().isEmpty()) {
      line.append(style.warning("  unfinished: " + seen.unfinished() + " (slipway resume)"));
    }
    return line.toString();
  }

  private static List<String> releases(String server, ServiceState state, Style style) {
    var lines = new ArrayList<String>();
    lines.add(style.strong(server) + "  " + state.service());
    for (var release : StatusJson.Releases.of(server, state).releases().reversed()) {
      var mark = "%-10s".formatted(release.mark());
      lines.add(
          "  "
              + release.id()
              + "  "
              + (release.mark().equals("current")
                  ? style.good(mark)
                  : release.mark().equals("bad") ? style.bad(mark) : mark)
              + (release.confirmed().isEmpty() ? "" : " proved " + release.confirmed())
              + (release.bad().isEmpty() ? "" : " rolled back: " + release.bad()));
      for (var forced : release.forced()) {
        lines.add("    forced " + forced.id() + " by " + forced.by() + ": " + forced.reason());
      }
    }
    return lines;
  }
}
