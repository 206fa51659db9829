package dev.slipway.report;

import dev.slipway.build.LeftOut;
import dev.slipway.build.Way;
import dev.slipway.build.WrongRecipe;
import dev.slipway.doctor.Fitness;
import dev.slipway.executable.BuildDifference;
import dev.slipway.executable.Hardening;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.SymbolVersion;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.model.Digest;
import dev.slipway.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private static final int SHOWN = 8;
  private static final int WIDTH = 89; // behind the labels

  /**
   * One executable.
   *
   * @param path where it lies
   * @param goarch what it was built for
   * @param command what built it
   * @param took how long that took
   * @param leftOut settings of the user's own that would have decided otherwise
   * @param wrong what the declaration says and does not do what it is there for
   * @param symbols where its symbols are, when they were taken from it
   * @param record where it stands what decided the build, and what came of it
   * @param materials where its bill of materials is, when one was asked for
   * @param cgo the packages with C code in it; none without cgo
   * @param ways how else it can be built so that it runs on all servers that were asked; each tried
   * @param second what a second build gave, when there was one
   * @param inspected what is in it and where it runs
   */
  public record Executable(
      String path,
      String goarch,
      String command,
      Duration took,
      List<LeftOut> leftOut,
      List<WrongRecipe> wrong,
      Optional<String> symbols,
      String record,
      Optional<String> materials,
      List<String> cgo,
      List<Way> ways,
      Optional<Second> second,
      Inspected inspected) {
    /** Copies the list. */
    public Executable {
      leftOut = List.copyOf(leftOut);
      wrong = List.copyOf(wrong);
      cgo = List.copyOf(cgo);
      ways = List.copyOf(ways);
    }

    /**
     * The protections that a flag would bring to this executable. A static one without C gets no
     * advice: a position-independent one would need a loader on the server and gain little. What
     * FORTIFY would find to check, the executable does not tell.
     */
    List<Hardening> changes() {
      return inspected.portrait().hardening().stream()
          .filter(each -> each.state() == Hardening.State.ABSENT && !each.change().isEmpty())
          .filter(each -> !each.id().equals("fortify"))
          .filter(each -> !(each.id().equals("pie") && inspected.linkage() == Linkage.STATIC))
          .toList();
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

  /**
   * A second build, in another directory and from nothing.
   *
   * @param took how long it took
   * @param difference where it differs from the first; empty when they are the same, bit for bit
   */
  public record Second(Duration took, Optional<BuildDifference> difference) {}

  private record Reproduced(
      boolean same, long ms, List<String> sections, List<String> functions, List<String> settings) {
    private static Reproduced of(Second second) {
      var nothing = new BuildDifference(List.of(), List.of(), List.of());
      var difference = second.difference().orElse(nothing);
      return new Reproduced(
          second.difference().isEmpty(),
          second.took().toMillis(),
          difference.sections(),
          difference.functions(),
          difference.settings());
    }
  }

  /** A protection that a flag would bring. */
  private record Protection(String id, String change, String detail) {
    static Protection of(Hardening hardening) {
      return new Protection(hardening.id(), hardening.change(), hardening.detail());
    }
  }

  private record Change(String change, String note) {}

  private record Report(
      String schema, String service, Map<String, String> levels, List<Entry> executables) {}

  private record Entry(
      String path,
      String goarch,
      String sha256,
      long size,
      String command,
      long ms,
      List<LeftOut> leftOut,
      List<WrongRecipe> wrongRecipes,
      String symbols,
      String record,
      String materials,
      List<Protection> protections,
      List<String> cgo,
      List<Change> ways,
      String glibc,
      @Nullable Reproduced second,
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
        built.leftOut(),
        built.wrong(),
        built.symbols().orElse(""),
        built.record(),
        built.materials().orElse(""),
        built.changes().stream().map(Protection::of).toList(),
        built.cgo(),
        built.ways().stream().map(way -> new Change(way.change(), way.note())).toList(),
        built.glibc().map(BuiltReport::numbers).orElse(""),
        built.second().map(Reproduced::of).orElse(null),
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
      built.leftOut().forEach(left -> lines.add(style.warning("  left out " + left.words())));
      built
          .wrong()
          .forEach(
              wrong ->
                  Wrapping.hanging("  advice   ", "           ", wrong.words(), WIDTH).stream()
                      .map(style::warning)
                      .forEach(lines::add));
      lines.add("  sha256   " + binary.sha256().map(Digest::hex).orElse(""));
      lines.add("  size     " + binary.size() + " bytes, " + built.inspected().linkage().words());
      built.symbols().ifPresent(file -> lines.add("  symbols  " + file));
      lines.add("  record   " + built.record());
      built.materials().ifPresent(file -> lines.add("  sbom     " + file));
      for (var each : built.changes()) {
        var words = each.name() + " with " + each.change() + ": " + each.detail();
        lines.addAll(Wrapping.hanging("  harden   ", "           ", words, WIDTH));
      }
      if (!built.cgo().isEmpty()) {
        lines.add("  cgo      needed by " + String.join(", ", built.cgo()));
      }
      built
          .glibc()
          .ifPresent(
              version -> lines.add("  glibc    " + numbers(version) + " or newer on the server"));
      built.second().ifPresent(second -> lines.addAll(lines(second, style)));
      for (var fitness : built.inspected().fitness()) {
        lines.addAll(InspectedText.verdict(built.path(), fitness, style));
      }
      if (!built.ways().isEmpty()) {
        lines.add(style.strong("what runs on all of them, tried here; in slipway.yaml:"));
        for (var way : built.ways()) {
          lines.addAll(Wrapping.hanging("  - ", "    ", way.words(), WIDTH));
        }
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

  private static List<String> lines(Second second, Style style) {
    var how =
        "  (built elsewhere and from nothing in "
            + String.format(Locale.ROOT, "%.1f s)", second.took().toMillis() / 1000.0);
    if (second.difference().isEmpty()) {
      return List.of("  second   " + style.good("the same, bit for bit") + how);
    }
    var difference = second.difference().get();
    var lines = new ArrayList<String>();
    lines.add("  second   " + style.bad("differs") + how);
    difference.settings().forEach(setting -> lines.add("           setting   " + setting));
    some("functions ", difference.functions(), lines);
    some("sections  ", difference.sections(), lines);
    return lines;
  }

  private static void some(String label, List<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      int more = names.size() - SHOWN;
      lines.add(
          "           "
              + label
              + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  /** Whether a second build came out otherwise. */
  public boolean differs() {
    return executables.stream()
        .flatMap(built -> built.second().stream())
        .anyMatch(second -> second.difference().isPresent());
  }

  /** The verdicts on all servers. */
  public List<Fitness> verdicts() {
    return executables.stream().flatMap(built -> built.inspected().fitness().stream()).toList();
  }
}
