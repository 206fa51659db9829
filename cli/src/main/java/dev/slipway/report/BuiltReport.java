package dev.slipway.report;

import dev.slipway.doctor.Fitness;
import dev.slipway.format.elf.SymbolVersion;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.model.Digest;
import dev.slipway.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executables that were built: text and {@code slipway/build/1}; the schema is
 * docs/schema/build-1.json.
 *
 * @param service what they are of
 * @param levels the highest {@code GOAMD64} of each amd64 server that was asked
 * @param executables one for each architecture
 */
public record BuiltReport(
    String service, Map<String, String> levels, List<Executable> executables) {

  /**
   * One executable.
   *
   * @param path where it lies
   * @param goarch what it was built for
   * @param command what built it
   * @param took how long that took
   * @param cgo the packages with C code in it; none without cgo
   * @param inspected what is in it and where it runs
   */
  public record Executable(
      String path,
      String goarch,
      String command,
      Duration took,
      List<String> cgo,
      Inspected inspected) {
    /** Copies the list. */
    public Executable {
      cgo = List.copyOf(cgo);
    }

    /** The glibc that its loader asks for; empty when it needs none. */
    Optional<SymbolVersion> glibc() {
      return inspected.versions().stream()
          .map(VersionNeed::number)
          .flatMap(Optional::stream)
          .filter(version -> version.set().equals("GLIBC"))
          .max(Comparator.naturalOrder());
    }
  }

  private record Report(
      String schema, String service, Map<String, String> levels, List<Entry> executables) {}

  private record Entry(
      String path,
      String goarch,
      String sha256,
      long size,
      String command,
      long ms,
      List<String> cgo,
      String glibc,
      List<InspectedJson.Verdict> verdicts) {}

  /** Copies the list. */
  public BuiltReport {
    levels = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(levels));
    executables = List.copyOf(executables);
  }

  /** The JSON text. */
  public String json() {
    return Json.text(
        new Report(
            "slipway/build/1",
            service,
            levels,
            executables.stream().map(BuiltReport::entry).toList()));
  }

  private static Entry entry(Executable built) {
    var binary = built.inspected().binary();
    return new Entry(
        built.path(),
        built.goarch(),
        binary.sha256().map(Digest::hex).orElse(""),
        binary.size(),
        built.command(),
        built.took().toMillis(),
        built.cgo(),
        built.glibc().map(BuiltReport::numbers).orElse(""),
        built.inspected().fitness().stream().map(InspectedJson::verdict).toList());
  }

  private static String numbers(SymbolVersion version) {
    return version.toString().substring(version.set().length() + 1);
  }

  /** The lines of the report. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    for (var built : executables) {
      var binary = built.inspected().binary();
      lines.add(style.strong(built.path()) + "  linux/" + built.inspected().machine());
      lines.add("  command  " + built.command());
      lines.add("  sha256   " + binary.sha256().map(Digest::hex).orElse(""));
      lines.add("  size     " + binary.size() + " bytes, " + built.inspected().linkage().words());
      if (!built.cgo().isEmpty()) {
        lines.add("  cgo      needed by " + String.join(", ", built.cgo()));
      }
      built
          .glibc()
          .ifPresent(
              version -> lines.add("  glibc    " + numbers(version) + " or newer on the server"));
      for (var fitness : built.inspected().fitness()) {
        lines.addAll(InspectedText.verdict(built.path(), fitness, style));
      }
    }
    levels.values().stream()
        .min(Comparator.naturalOrder())
        .filter(level -> !level.equals("v1"))
        .ifPresent(
            level ->
                lines.add(
                    style.faint(
                        "every server runs GOAMD64="
                            + level
                            + ": slipway build --tuned tries it, build.env in slipway.yaml makes"
                            + " deploys use it")));
    return List.copyOf(lines);
  }

  /** The verdicts on all servers. */
  public List<Fitness> verdicts() {
    return executables.stream().flatMap(built -> built.inspected().fitness().stream()).toList();
  }
}
