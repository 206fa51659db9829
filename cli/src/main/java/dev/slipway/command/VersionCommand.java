package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.report.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway version}: what this is and what it runs on. */
final class VersionCommand implements Command {
  private record Version(String schema, String version, String java) {}

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "print the version of Slipway";
  }

  @Override
  public List<String> examples() {
    return List.of("slipway version");
  }

  @Override
  public void describe(CommandSpec spec) {}

  @Override
  public ExitCode run(Invocation invocation) {
    var version =
        new Version("slipway/version/1", SlipwayVersion.TEXT, Runtime.version().toString());
    if (invocation.json()) {
      invocation.out().println(Json.text(version));
    } else {
      invocation.out().println("slipway " + version.version() + " (Java " + version.java() + ")");
    }
    return ExitCode.FINE;
  }
}
