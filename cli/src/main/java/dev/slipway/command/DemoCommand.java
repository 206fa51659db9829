package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.demo.Act;
import dev.slipway.demo.Demo;
import dev.slipway.demo.Stage;
import dev.slipway.report.Json;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.terminal.Style;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway demo}: the whole promise, on a real server that it boots on this computer. */
final class DemoCommand implements Command {
  private static final int MILLIS = 1000;

  private record Row(String title, long ms, boolean asAnnounced) {}

  private record Report(String schema, boolean asAnnounced, List<Row> acts) {}

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "show the whole promise on a real server booted on this computer";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway demo         # as root on Debian 12 or newer; takes its server away at the end",
        "slipway demo --keep  # leaves it up and says how to reach it");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(CommandLines.flag("leave the server and the project for a look", "--keep"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var shown = invocation.json() ? invocation.err() : invocation.out();
    var stage = new Stage(invocation.console(), shown, invocation.style());
    var label = invocation.console().environment().getOrDefault(Sandbox.VARIABLE, Sandbox.STANDARD);
    boolean well;
    String afterwards;
    try (var demo = Demo.prepare(stage, label, invocation.has("--keep"));
        var _ = Leaving.with(demo)) {
      well = demo.play();
      afterwards = demo.afterwards();
    }
    end(shown, invocation.style(), stage.acts(), well, afterwards);
    if (invocation.json()) {
      var rows =
          stage.acts().stream()
              .map(act -> new Row(act.title(), act.took().toMillis(), act.asAnnounced()))
              .toList();
      invocation.out().println(Json.text(new Report("slipway/demo/1", well, rows)));
    }
    return stage.isInterrupted() ? ExitCode.INTERRUPTED : well ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private static void end(
      PrintStream out, Style style, List<Act> acts, boolean well, String afterwards) {
    out.println();
    out.println(style.strong("── What happened"));
    long total = 0;
    for (var act : acts) {
      var sign = act.asAnnounced() ? style.good("✓") : style.bad("✗");
      out.printf("%s %6.1f s  %s%n", sign, (double) act.took().toMillis() / MILLIS, act.title());
      total += act.took().toMillis();
    }
    out.printf(
        "  %6.1f s  %s%n",
        (double) total / MILLIS, well ? "all as announced" : "not to the end as announced");
    out.println();
    out.println(afterwards);
  }
}
