package dev.slipway.report;

import dev.slipway.doctor.Fitness;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An executable as text: what it is, what it needs, what is built in, where it runs. */
public final class InspectedText {
  private static final String GODEBUG = "DefaultGODEBUG";
  private static final int SYMBOLS_SHOWN = 6;
  private static final int PACKAGES_SHOWN = 10;
  private static final int FUNCTIONS_SHOWN = 3;
  private static final int WIDTH = 100;
  private static final String INDENT = "             ";

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private InspectedText(Style style) {
    this.style = style;
  }

  /** The lines. */
  public static List<String> lines(Inspected inspected, Style style) {
    var text = new InspectedText(style);
    text.file(inspected);
    text.needs(inspected);
    inspected.buildInfo().ifPresent(text::buildInfo);
    inspected.code().ifPresent(text::code);
    new PortraitText(style, text::labelled).add(inspected.portrait());
    for (var fitness : inspected.fitness()) {
      text.lines.add("");
      text.lines.addAll(verdict(inspected.binary().file(), fitness, style));
    }
    return List.copyOf(text.lines);
  }

  private void file(Inspected inspected) {
    var binary = inspected.binary();
    lines.add(style.strong(binary.file()));
    labelled("size", size(binary.size()));
    var elf = inspected.elf();
    labelled(
        "made for",
        "linux/"
            + inspected.machine()
            + ", "
            + inspected.linkage().words()
            + (inspected.positionIndependent() ? ", PIE" : "")
            + (elf.isStripped() ? ", stripped" : ", not stripped")
            + (elf.hasDebugInfo() ? ", with debug information" : ""));
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f MiB (%d bytes)", bytes / 1048576.0, bytes);
  }

  private void needs(Inspected inspected) {
    if (!inspected.interpreter().isEmpty()) {
      labelled("loader", inspected.interpreter());
    }
    if (!inspected.needed().isEmpty()) {
      labelled("libraries", String.join(", ", inspected.needed()));
    }
    if (!inspected.libraryPath().isEmpty()) {
      labelled("searched in", String.join(":", inspected.libraryPath()));
    }
    for (var need : inspected.versions()) {
      labelled("needs", need.version() + " of " + need.library() + symbols(need));
    }
  }

  private static String symbols(VersionNeed need) {
    if (need.symbols().isEmpty()) {
      return "";
    }
    int more = need.symbols().size() - SYMBOLS_SHOWN;
    return ", for "
        + need.symbols().stream().limit(SYMBOLS_SHOWN).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private void buildInfo(BuildInfo info) {
    labelled("built by", info.goVersion());
    if (!info.path().isEmpty()) {
      labelled("package", info.path());
    }
    info.main().ifPresent(module -> labelled("module", words(module)));
    vcs(info);
    var settings =
        info.settings().entrySet().stream()
            .filter(setting -> !setting.getKey().startsWith("vcs"))
            .filter(setting -> !setting.getKey().equals(GODEBUG))
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .toList();
    if (!settings.isEmpty()) {
      labelled("settings", String.join(" ", settings));
    }
    info.setting(GODEBUG).ifPresent(defaults -> labelled("GODEBUG", defaults.replace(",", ", ")));
    if (!info.dependencies().isEmpty()) {
      labelled("built in", info.dependencies().size() + " modules");
      info.dependencies()
          .forEach(
              module ->
                  lines.add(
                      INDENT
                          + words(module)
                          + (module.isUnverifiable()
                              ? style.warning(", a directory: no sum vouches for it")
                              : "")));
    }
  }

  private void code(Code code) {
    labelled(
        "code",
        "%.1f MiB in %d functions of %d packages, the largest:"
            .formatted(code.bytes() / 1048576.0, code.functions(), code.packages().size()));
    for (var share : code.packages().stream().limit(PACKAGES_SHOWN).toList()) {
      lines.add(
          INDENT
              + "%6d KiB  %s"
                  .formatted(
                      share.bytes() / 1024,
                      share.path().isEmpty() ? "made by the compiler for types" : share.path()));
    }
    var first = code.largest().stream().limit(FUNCTIONS_SHOWN).toList();
    labelled(
        "functions",
        first.stream()
            .map(function -> function.name() + " " + function.size() / 1024 + " KiB")
            .collect(Collectors.joining(", ", "the largest: ", "")));
    var paths = code.sources().files();
    if (!paths.isEmpty()) {
      labelled(
          "tells",
          style.warning(
              (paths.size() == 1 ? "a path" : paths.size() + " paths")
                  + " of the computer it was built on, as "
                  + paths.getFirst()
                  + (code.sources().accounts().isEmpty()
                      ? ""
                      : ", and the account " + String.join(", ", code.sources().accounts()))
                  + ": build with -trimpath"));
    }
  }

  private void vcs(BuildInfo info) {
    var revision = info.setting("vcs.revision");
    if (revision.isPresent()) {
      labelled(
          "source",
          info.setting("vcs").orElse("")
              + " "
              + revision.get()
              + info.setting("vcs.time").map(time -> " of " + time).orElse("")
              + (info.setting("vcs.modified").map("true"::equals).orElse(false)
                  ? style.warning(", with changes that were not committed")
                  : ""));
    }
  }

  private static String words(GoModule module) {
    var words = (module.path() + " " + module.version()).strip();
    return module
        .replacement()
        .map(by -> words + " => " + (by.path() + " " + by.version()).strip())
        .orElse(words);
  }

  /** Whether a file runs on a server, and what speaks against it. */
  static List<String> verdict(String file, Fitness fitness, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        switch (fitness.verdict()) {
          case RUNS -> style.good(file + " runs on " + fitness.server());
          case FAILS -> style.bad(file + " does not run on " + fitness.server());
          case UNKNOWN ->
              style.warning("whether " + file + " runs on " + fitness.server() + " is not known");
        });
    var unknown =
        fitness.unknown().stream()
            .map(u -> new Findings.Unknown(u.fact(), fitness.server(), u.reason(), u.wouldNeed()))
            .toList();
    var report = new Findings(fitness.findings(), unknown, List.of(), List.of());
    var said = FindingsText.lines(report, style);
    // Its last line counts the findings: the verdict has said that there are none.
    lines.addAll(fitness.findings().isEmpty() ? said.subList(0, said.size() - 1) : said);
    return List.copyOf(lines);
  }

  private void labelled(String label, String text) {
    lines.addAll(
        Wrapping.hanging("  %-11s".formatted(label), INDENT, text, WIDTH - INDENT.length()));
  }
}
