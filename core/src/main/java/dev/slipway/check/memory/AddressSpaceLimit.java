package dev.slipway.check.memory;

import dev.slipway.check.Check;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Binary;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.SizeLimit;
import dev.slipway.format.unit.UnitLine.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * MEMORY-10: a limit of the address space, of which Go reserves far more than it uses, or of data,
 * of which it takes some before it does anything.
 */
public final class AddressSpaceLimit implements Check {
  /**
   * What Go takes at its start where addresses have 48 bits, before it does anything: the summaries
   * of pages, 8 bytes for each of 2^14, 2^17, 2^20, 2^23 and 2^26 chunks; the first arena of the
   * heap, 64 MiB; the map of arenas, 8 bytes for each of 2^22 (Go 1.14 to 1.27,
   * runtime/mpagealloc_64bit.go and malloc.go; 1.18 to 1.27 tried on amd64).
   */
  private static final long RESERVED =
      8 * ((1L << 14) + (1L << 17) + (1L << 20) + (1L << 23) + (1L << 26))
          + (64L << 20)
          + 8 * (1L << 22);

  /** The map of arenas, and the first 4 MiB of the heap: what is written to, not reserved alone. */
  private static final long WRITTEN = 8 * (1L << 22) + (4L << 20);

  private static final Set<String> OF_48_BITS = Set.of("amd64", "arm64");

  @Override
  public List<String> ids() {
    return List.of("MEMORY-10");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var executable =
        subject
            .binary()
            .found()
            .flatMap(Binary::executable)
            .filter(file -> file.go().isPresent())
            .filter(file -> OF_48_BITS.contains(file.elf().header().machine().goarch()));
    return Settings.of(subject).stream()
        .filter(settings -> executable.isPresent())
        .flatMap(
            settings ->
                Stream.concat(
                    limited(settings, "LimitAS")
                        .map(line -> addresses(subject, line, limit(line.value()).orElseThrow())),
                    limited(settings, "LimitDATA")
                        .filter(line -> limit(line.value()).orElseThrow() < WRITTEN)
                        .map(line -> data(subject, line))));
  }

  /** The line that decides this limit, when it sets one. */
  private static Stream<Assignment> limited(Settings settings, String key) {
    return settings.line(key).stream().filter(line -> limit(line.value()).isPresent());
  }

  /** The soft limit, which is the one that counts: {@code SOFT:HARD} (systemd.exec(5)). */
  private static Optional<Long> limit(String value) {
    return SizeLimit.bytes(value.split(":", 2)[0].strip());
  }

  private static Finding addresses(Subject subject, Assignment line, long bytes) {
    boolean fails = bytes < RESERVED;
    return UnitFindings.about(
            subject,
            line,
            "MEMORY-10",
            fails
                ? "Go takes "
                    + (RESERVED >> 20)
                    + " MiB of address space before it does anything: it ends at its start (out of"
                    + " memory, or failed to reserve page summary memory)."
                : "Go reserves far more address space than it uses: it ends with \"out of memory\""
                    + " long before memory is short.")
        .lowered(fails ? Severity.BLOCKER : Severity.RISK)
        .fix(
            UnitFindings.replacing(
                subject, line, "Leave LimitAS= out, and limit memory with MemoryMax=.", ""));
  }

  /** What a larger one leaves is for the program to use. */
  private static Finding data(Subject subject, Assignment line) {
    return UnitFindings.about(
            subject,
            line,
            "MEMORY-10",
            "Go takes "
                + (WRITTEN >> 20)
                + " MiB of data before it does anything: it ends at its start (out of memory).")
        .fix(
            UnitFindings.replacing(
                subject, line, "Leave LimitDATA= out, and limit memory with MemoryMax=.", ""));
  }
}
