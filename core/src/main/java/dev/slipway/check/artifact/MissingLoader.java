package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Paths;
import dev.slipway.finding.Finding;
import dev.slipway.format.elf.Linkage;
import java.util.List;
import java.util.stream.Stream;

/**
 * ARTIFACT-02, ARTIFACT-03: the executable names a loader that the server does not have. The latter
 * is the one that looks static: {@code -buildmode=pie} without cgo still names the loader.
 */
public final class MissingLoader implements Check {
  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-02", "ARTIFACT-03");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return Linked.of(subject).stream()
        .filter(linked -> !linked.interpreter().isEmpty())
        .filter(linked -> isMissing(subject, linked.interpreter()))
        .map(linked -> finding(subject, linked));
  }

  private static boolean isMissing(Subject subject, String loader) {
    if (CLibrary.KNOWN_LOADERS.contains(loader)) {
      return subject
          .server()
          .get(CLibrary.class)
          .found()
          .map(library -> !library.loaders().contains(loader))
          .orElse(false);
    }
    return subject
        .server()
        .get(Paths.class)
        .found()
        .map(paths -> paths.to(loader).end() == Paths.End.MISSING)
        .orElse(false);
  }

  private static Finding finding(Subject subject, Linked linked) {
    var server = subject.server().server();
    boolean pie = linked.linkage() == Linkage.LOADER_ONLY;
    var finding =
        pie
            ? Finding.of(
                    "ARTIFACT-03",
                    ("%s uses no library but is started by %s, which %s does not have: the start"
                            + " says that the executable itself does not exist.")
                        .formatted(linked.file(), linked.interpreter(), server))
                .fix(
                    "Leave -buildmode=pie out: without cgo it makes no static file. A static"
                        + " position-independent one takes cgo and a static C library:"
                        + " -buildmode=pie -ldflags='-linkmode=external"
                        + " -extldflags=-static-pie'.",
                    "CGO_ENABLED=0 go build -trimpath -o " + linked.file() + " .")
            : Finding.of(
                    "ARTIFACT-02",
                    ("%s is started by %s, which %s does not have: the start says that the"
                            + " executable itself does not exist.")
                        .formatted(linked.file(), linked.interpreter(), server))
                .fix(
                    "It was linked with another C library or for another distribution. Build"
                        + " without C, when nothing in it needs C: build.env CGO_ENABLED=0 in"
                        + " slipway.yaml; else build on the server's distribution.",
                    "CGO_ENABLED=0 go build -trimpath -o " + linked.file() + " .");
    return finding
        .seen(linked.file() + ": PT_INTERP", linked.interpreter())
        .seen("test -e " + linked.interpreter(), has(subject.server().get(CLibrary.class)))
        .on(server);
  }

  private static String has(Fact<CLibrary> fact) {
    return fact.found()
        .map(library -> "not there; the server has " + library.kind() + " " + library.version())
        .orElse("not there");
  }
}
