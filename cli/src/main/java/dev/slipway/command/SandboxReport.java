package dev.slipway.command;

import dev.slipway.report.Json;
import dev.slipway.sandbox.SandboxServer;
import java.util.List;

/** What {@code slipway sandbox} prints about servers. */
final class SandboxReport {

  private record Row(
      String name,
      String suite,
      String address,
      String state,
      boolean memoryLimits,
      String sshConfig) {}

  private record Report(String schema, List<Row> servers) {}

  private record Down(String schema, List<String> down) {}

  private SandboxReport() {}

  static void print(Invocation invocation, List<SandboxServer> servers) {
    List<Row> rows = servers.stream().map(SandboxReport::row).toList();
    if (invocation.json()) {
      invocation.out().println(Json.text(new Report("slipway/sandbox/1", rows)));
      return;
    }
    if (rows.isEmpty()) {
      invocation.out().println("no servers. Boot one: slipway sandbox up debian12");
    }
    for (Row row : rows) {
      invocation
          .out()
          .printf(
              "%-16s %-9s %-15s %-8s ssh -F %s %s%n",
              row.name(), row.suite(), row.address(), row.state(), row.sshConfig(), row.name());
    }
  }

  static void printDown(Invocation invocation, List<String> names) {
    if (invocation.json()) {
      invocation.out().println(Json.text(new Down("slipway/sandbox-down/1", names)));
    } else if (names.isEmpty()) {
      invocation.out().println("nothing was up");
    } else {
      names.forEach(name -> invocation.out().println("took down " + name));
    }
  }

  private static Row row(SandboxServer server) {
    return new Row(
        server.name(),
        server.suite().label(),
        server.address(),
        server.isRunning() ? "running" : "off",
        server.enforcesMemoryLimits(),
        server.sshConfig().toString());
  }
}
