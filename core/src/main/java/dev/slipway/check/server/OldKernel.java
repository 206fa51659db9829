package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Kernel;
import dev.slipway.finding.Finding;
import dev.slipway.format.gobinary.BuildInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * HOST-05: the server's kernel is older than what the Go release supports: 3.2 since Go 1.24,
 * 2.6.32 before (Go release notes 1.24, 1.18).
 */
public final class OldKernel implements Check {
  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

  @Override
  public List<String> ids() {
    return List.of("HOST-05");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var kernel = subject.server().get(Kernel.class);
    var build = subject.binary().found().flatMap(Binary::go).map(go -> go.buildInfo());
    var needed =
        build.flatMap(BuildInfo::version).map(go -> go.isAtLeast(1, 24) ? "3.2" : "2.6.32");
    return kernel
        .found()
        .filter(has -> needed.map(least -> isOlder(has.release(), least)).orElse(false))
        .map(
            has ->
                Finding.of(
                        "HOST-05",
                        "%s was built by %s, which needs Linux %s or newer; %s runs %s."
                            .formatted(
                                subject.binary().found().orElseThrow().file(),
                                build.orElseThrow().goVersion(),
                                needed.orElseThrow(),
                                subject.server().server(),
                                has.release()))
                    .seen(kernel.source(), has.release())
                    .seen(
                        subject.binary().found().orElseThrow().file() + ": build info",
                        build.orElseThrow().goVersion())
                    .on(subject.server().server())
                    .fix(
                        "Update the server's kernel, or build with the last Go release line that"
                            + " supports it (Go 1.23 runs on 2.6.32 and newer).",
                        "GOTOOLCHAIN=go1.23.12 go build ."))
        .stream();
  }

  private static boolean isOlder(String release, String least) {
    var has = numbers(release);
    var needed = numbers(least).orElseThrow();
    if (has.isEmpty()) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      if (has.get()[i] != needed[i]) {
        return has.get()[i] < needed[i];
      }
    }
    return false;
  }

  private static Optional<int[]> numbers(String release) {
    var match = RELEASE.matcher(release);
    return match.matches()
        ? Optional.of(
            new int[] {
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(2)),
              match.group(3) == null ? 0 : Integer.parseInt(match.group(3))
            })
        : Optional.empty();
  }
}
