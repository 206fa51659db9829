package dev.slipway.check.toolchain;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.model.ExecutableSource.Build;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * TOOLCHAIN-17: an executable that Slipway did not build uses cgo for nothing but the standard
 * library, as {@code go build} does wherever it finds a C compiler. Slipway's own builds say {@code
 * CGO_ENABLED} always.
 */
public final class UnstatedCgo implements Check {
  /** What glibc itself is made of: whoever needs more uses C on purpose. */
  private static final Set<String> OF_GLIBC =
      Set.of("libc.so.6", "libpthread.so.0", "libresolv.so.2", "libdl.so.2");

  @Override
  public List<String> ids() {
    return List.of("TOOLCHAIN-17");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    if (subject.declaration().map(d -> d.executable() instanceof Build).orElse(false)) {
      return Stream.empty();
    }
    return subject.binary().found().stream()
        .filter(UnstatedCgo::usesCgoForLittle)
        .map(binary -> finding(binary.file()));
  }

  private static boolean usesCgoForLittle(Binary binary) {
    boolean enabled =
        binary
            .go()
            .flatMap(go -> go.buildInfo().setting("CGO_ENABLED"))
            .map("1"::equals)
            .orElse(false);
    var needed = needed(binary);
    return enabled
        && !needed.isEmpty()
        && OF_GLIBC.containsAll(needed)
        && binary.go().map(go -> go.buildInfo().dependencies().isEmpty()).orElse(false);
  }

  private static List<String> needed(Binary binary) {
    try {
      return binary
          .executable()
          .flatMap(executable -> executable.elf().dynamic())
          .map(DynamicSection::needed)
          .orElse(List.of());
    } catch (FormatException damaged) {
      return List.of();
    }
  }

  private static Finding finding(String file) {
    return Finding.of(
            "TOOLCHAIN-17",
            file
                + " was built with CGO_ENABLED=1 and uses no module that could need C: a computer"
                + " without a C compiler makes another file of the same source, and this one needs"
                + " at least the glibc of the computer that built it.")
        .lowered(Severity.ADVICE)
        .seen(file + ": build settings", "CGO_ENABLED=1")
        .fix(
            "Say CGO_ENABLED=0 wherever it is built, or let Slipway build it (build: in"
                + " slipway.yaml).",
            "CGO_ENABLED=0 go build -trimpath -o " + file + " .");
  }
}
