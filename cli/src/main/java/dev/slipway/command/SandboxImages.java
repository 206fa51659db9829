package dev.slipway.command;

import dev.slipway.cli.Console;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.report.Json;
import dev.slipway.sandbox.Image;
import dev.slipway.sandbox.ImageProgress;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.Suite;
import dev.slipway.terminal.ProgressLine;
import java.time.Instant;
import java.util.List;

/** {@code slipway sandbox images}: shows the images, makes those that are named. */
final class SandboxImages {

  private record Row(String suite, String codename, String path, String made) {}

  private record Report(String schema, List<Row> images) {}

  private SandboxImages() {}

  static ExitCode run(Invocation invocation, Sandbox sandbox, List<String> names)
      throws Failure, SandboxException {
    List<Suite> wanted = wanted(invocation, names);
    ImageProgress progress = progress(invocation.console());
    for (Suite suite : wanted) {
      sandbox.image(suite).ensure(progress);
    }
    List<Row> rows = List.of(Suite.values()).stream().map(s -> row(sandbox.image(s))).toList();
    if (invocation.json()) {
      invocation.out().println(Json.text(new Report("slipway/sandbox-images/1", rows)));
    } else {
      for (Row row : rows) {
        String state =
            row.made().isEmpty()
                ? "not made yet: slipway sandbox images " + row.suite()
                : row.path() + "  made " + row.made();
        invocation.out().printf("%-9s %-9s %s%n", row.suite(), row.codename(), state);
      }
    }
    return ExitCode.FINE;
  }

  /** Progress on standard error: {@code making the image of debian12: 40 %, about 21 s left}. */
  static ImageProgress progress(Console console) {
    ProgressLine line = new ProgressLine(console);
    return (suite, percent, left) ->
        line.show(
            percent,
            "making the image of "
                + suite.label()
                + ": "
                + percent
                + " %"
                + (percent == 100 ? "" : ", about " + Math.max(1, left.toSeconds()) + " s left"));
  }

  /** The suite of this name. */
  static Suite suite(String name) throws Failure {
    return Suite.named(name)
        .orElseThrow(
            () ->
                Failure.usage(
                    "sandbox: \"" + name + "\" is no suite; there are " + Suite.labels()));
  }

  private static List<Suite> wanted(Invocation invocation, List<String> names) throws Failure {
    if (invocation.has("--all")) {
      return List.of(Suite.values());
    }
    List<Suite> suites = new java.util.ArrayList<>();
    for (String name : names) {
      suites.add(suite(name));
    }
    return suites;
  }

  private static Row row(Image image) {
    return new Row(
        image.suite().label(),
        image.suite().codename(),
        image.directory().toString(),
        image.made().map(Instant::toString).orElse(""));
  }
}
