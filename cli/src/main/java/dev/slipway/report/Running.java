package dev.slipway.report;

import dev.slipway.fact.Fact;
import dev.slipway.fact.RunningPrograms;
import dev.slipway.fact.RunningPrograms.OnDisk;
import dev.slipway.fact.RunningPrograms.Program;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code inspect --running} says: the document is {@code slipway/running/1}.
 *
 * @param servers those that were reached, in the order they were named
 */
public record Running(List<Server> servers) {

  /**
   * One server.
   *
   * @param programs what runs there
   */
  public record Server(String name, Fact<RunningPrograms> programs) {}

  /** Copies the list. */
  public Running {
    servers = List.copyOf(servers);
  }

  /** The JSON text. */
  public String json() {
    var report = new LinkedHashMap<String, Object>();
    report.put("schema", "slipway/running/1");
    report.put("servers", servers.stream().map(Running::server).toList());
    return Json.text(report);
  }

  private static Map<String, Object> server(Server server) {
    var json = new LinkedHashMap<String, Object>();
    json.put("server", server.name());
    switch (server.programs()) {
      case Fact.Known<RunningPrograms>(var found, var origin) -> {
        json.put("programs", found.programs().stream().map(Running::program).toList());
        json.put("others", found.others());
      }
      case Fact.Unknown<RunningPrograms>(var reason, var wouldNeed) -> json.put("unknown", reason);
    }
    return json;
  }

  private static Map<String, Object> program(Program program) {
    var json = new LinkedHashMap<String, Object>();
    json.put("unit", program.unit());
    json.put("pids", program.pids());
    json.put("executable", program.executable());
    json.put("onDisk", program.onDisk().name().toLowerCase(Locale.ROOT));
    switch (program.running()) {
      case Fact.Known<BuildInfo>(var info, var origin) ->
          json.put("buildInfo", GoBuildInfo.of(info));
      case Fact.Unknown<BuildInfo>(var reason, var wouldNeed) -> json.put("unknown", reason);
    }
    program.replacement().found().ifPresent(info -> json.put("replacement", GoBuildInfo.of(info)));
    return json;
  }

  /** The lines of the report. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    for (var server : servers) {
      lines.add(style.strong(server.name()));
      switch (server.programs()) {
        case Fact.Known<RunningPrograms>(var found, var origin) -> {
          found.programs().forEach(program -> lines.addAll(lines(program, style)));
          lines.add("  " + others(found));
        }
        case Fact.Unknown<RunningPrograms>(var reason, var wouldNeed) ->
            lines.add(
                "  unknown: " + reason + (wouldNeed.isEmpty() ? "" : " (needs " + wouldNeed + ")"));
      }
    }
    return lines;
  }

  private static String others(RunningPrograms found) {
    var none = found.programs().isEmpty() ? "no program in Go runs as a service" : "";
    var others =
        found.others() == 0
            ? ""
            : found.others() + (found.others() == 1 ? " program" : " programs") + " not in Go";
    return none.isEmpty() || others.isEmpty() ? none + others : none + "; " + others;
  }

  private static List<String> lines(Program program, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        "  "
            + style.strong(program.unit())
            + "  "
            + program.running().found().map(Running::words).orElse("Go"));
    lines.add("    runs     " + program.executable() + " as process " + pids(program));
    if (program.running() instanceof Fact.Unknown<BuildInfo>(var reason, var wouldNeed)) {
      lines.add("    unknown  " + reason);
    }
    program
        .running()
        .found()
        .flatMap(info -> info.setting("vcs.revision"))
        .ifPresent(revision -> lines.add("    commit   " + revision + modified(program)));
    if (program.onDisk() == OnDisk.DELETED) {
      lines.add("    " + style.warning("on disk") + "  deleted: a restart would fail");
    }
    if (program.onDisk() == OnDisk.REPLACED) {
      lines.add(
          "    "
              + style.warning("on disk")
              + "  another file, which a restart would start: "
              + program.replacement().found().map(Running::words).orElse("not a program in Go"));
    }
    return lines;
  }

  private static String pids(Program program) {
    return program.pids().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String modified(Program program) {
    return program
            .running()
            .found()
            .flatMap(info -> info.setting("vcs.modified"))
            .filter("true"::equals)
            .isPresent()
        ? ", with changes that were not committed"
        : "";
  }

  private static String words(BuildInfo info) {
    return info.path()
        + info.main().map(GoModule::version).filter(v -> !v.isEmpty()).map(v -> " " + v).orElse("")
        + ", "
        + info.goVersion();
  }
}
