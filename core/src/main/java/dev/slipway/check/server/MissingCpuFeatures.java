package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Cpu;
import dev.slipway.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * HOST-07: the executable was built for a processor that can more than the server's ({@code
 * GOAMD64}); Go's start-up code looks and stops. The bits it asks for are those of asm_amd64.s,
 * here by their names in {@code /proc/cpuinfo}.
 */
public final class MissingCpuFeatures implements Check {
  private static final Map<String, List<String>> BY_LEVEL = new LinkedHashMap<>();

  static {
    BY_LEVEL.put("v2", List.of("cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"));
    BY_LEVEL.put("v3", List.of("abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe"));
    BY_LEVEL.put("v4", List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"));
  }

  @Override
  public List<String> ids() {
    return List.of("HOST-07");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var binary = subject.binary().found();
    var level = binary.flatMap(Binary::go).flatMap(go -> go.buildInfo().setting("GOAMD64"));
    // Go 1.26 takes any text and stamps it: what is no level has no requirements we know.
    return level
        .filter(BY_LEVEL::containsKey)
        .flatMap(wanted -> finding(subject, binary.orElseThrow().file(), wanted))
        .stream();
  }

  private static Optional<Finding> finding(Subject subject, String file, String level) {
    var cpu = subject.server().get(Cpu.class);
    // Flags of another kind of machine say nothing; that finding is ARTIFACT-04's.
    if (cpu.found().map(has -> !has.flags().contains("sse2")).orElse(true)) {
      return Optional.empty();
    }
    var missing =
        BY_LEVEL.entrySet().stream()
            .filter(entry -> entry.getKey().compareTo(level) <= 0)
            .flatMap(entry -> entry.getValue().stream())
            .filter(flag -> !cpu.found().orElseThrow().flags().contains(flag))
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var names = String.join(", ", missing);
    var server = subject.server().server();
    return Optional.of(
        Finding.of(
                "HOST-07",
                ("%s was built with GOAMD64=%s and stops at once on %s, whose processor lacks %s."
                        + " Virtual machines often hide what the processor below can do.")
                    .formatted(file, level, server, names))
            .seen(file + ": build settings", "GOAMD64=" + level)
            .seen(cpu.source(), "no " + names)
            .on(server)
            .fix(
                "Build for a lower level, or give the virtual machine the host's processor model.",
                "GOAMD64="
                    + highest(cpu.found().orElseThrow())
                    + " go build -trimpath -o "
                    + file
                    + " ."));
  }

  /** The highest {@code GOAMD64} that this processor runs: {@code v1} to {@code v4}. */
  public static String highest(Cpu cpu) {
    var level = "v1";
    for (var entry : BY_LEVEL.entrySet()) {
      if (!cpu.flags().containsAll(entry.getValue())) {
        break;
      }
      level = entry.getKey();
    }
    return level;
  }
}
