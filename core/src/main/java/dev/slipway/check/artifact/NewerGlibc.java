package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.CLibrary.Kind;
import dev.slipway.fact.Fact;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.format.elf.SymbolVersion;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ARTIFACT-01: the executable needs a newer GNU C library than the server has. */
public final class NewerGlibc implements Check {
  private static final int SYMBOLS_SHOWN = 4;

  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-01");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(CLibrary.class);
    var has =
        fact.found()
            .filter(library -> library.kind() == Kind.GLIBC)
            .flatMap(library -> SymbolVersion.of("GLIBC_" + library.version()));
    if (has.isEmpty()) {
      return Stream.empty();
    }
    return Linked.of(subject).stream()
        .flatMap(linked -> finding(subject, linked, has.get(), fact).stream());
  }

  private static Optional<Finding> finding(
      Subject subject, Linked linked, SymbolVersion has, Fact<CLibrary> fact) {
    var tooNew = linked.versions().stream().filter(need -> isNewer(need, has)).toList();
    var newest = tooNew.stream().max(Comparator.comparing(need -> need.number().orElseThrow()));
    return newest.map(
        need ->
            Finding.of(
                    "ARTIFACT-01",
                    "%s needs %s%s, %s has glibc %s: its loader refuses to start it."
                        .formatted(
                            linked.file(),
                            need.version(),
                            symbols(need),
                            subject.server().server(),
                            fact.found().orElseThrow().version()))
                .seen(
                    linked.file() + ": .gnu.version_r",
                    tooNew.stream()
                        .map(n -> n.version() + symbols(n))
                        .collect(Collectors.joining(", ")))
                .seen(fact.source(), "glibc " + fact.found().orElseThrow().version())
                .on(subject.server().server())
                .fix(fix(subject, linked, fact.found().orElseThrow().version())));
  }

  /** What cures it depends on who needs C: Go's own packages have a way without it. */
  private static Fix fix(Subject subject, Linked linked, String glibc) {
    var build = "go build -trimpath ";
    var what = "-o " + linked.file() + " " + source(subject);
    var older =
        "build on a system whose glibc is no newer than "
            + glibc
            + ": a build never runs on an older glibc than its own.";
    var needing = needing(subject);
    if (needing.isEmpty()) {
      return Fix.of(
          "Build without C, when nothing in it needs C: build.env CGO_ENABLED=0 in slipway.yaml."
              + " Else "
              + older,
          "CGO_ENABLED=0 " + build + what);
    }
    if (needing.get().isEmpty()) {
      return Fix.of(
          "Build without C: build.env CGO_ENABLED=0 in slipway.yaml. Only Go's own packages in it"
              + " use C, and they do without.",
          "CGO_ENABLED=0 " + build + what);
    }
    return Fix.of(
        String.join(", ", needing.get())
            + " in it needs C. Link it statically: build.ldflags \"-linkmode external -extldflags"
            + " -static\" and build.tags [netgo, osusergo] in slipway.yaml. Or "
            + older,
        "CGO_ENABLED=1 "
            + build
            + "-tags=netgo,osusergo -ldflags='-linkmode external -extldflags -static' "
            + what);
  }

  /** The packages that call C and have no other way; empty when the executable does not tell. */
  private static Optional<List<String>> needing(Subject subject) {
    return subject
        .binary()
        .found()
        .flatMap(Binary::go)
        .flatMap(GoBinary::functions)
        .map(FunctionTable::packagesThatNeedC);
  }

  private static boolean isNewer(VersionNeed need, SymbolVersion has) {
    return !need.weak()
        && need.number()
            .filter(version -> version.set().equals(has.set()))
            .map(version -> version.compareTo(has) > 0)
            .orElse(false);
  }

  private static String symbols(VersionNeed need) {
    if (need.symbols().isEmpty()) {
      return "";
    }
    var shown = String.join(", ", need.symbols().stream().limit(SYMBOLS_SHOWN).toList());
    return " (" + shown + (need.symbols().size() > SYMBOLS_SHOWN ? ", …)" : ")");
  }

  private static String source(Subject subject) {
    return subject
        .declaration()
        .map(declaration -> declaration.executable())
        .map(
            executable ->
                switch (executable) {
                  case dev.slipway.model.ExecutableSource.Build build -> build.packagePath();
                  case dev.slipway.model.ExecutableSource.Prebuilt prebuilt -> ".";
                })
        .orElse(".");
  }
}
